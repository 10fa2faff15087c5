package io.fenghuo.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Chinese addresses down to a house: a number with its unit (478号, 501室) that has a street or an
 * estate at most {@value #NEAR} characters before it. What stands before the street belongs to it,
 * up to {@value #FURTHEST} characters or to a word such as 住在; what follows belongs to it while one
 * numbered unit follows another.
 *
 * <p>A region alone (浙江省杭州市) tells nobody's home and stays.
 */
final class AddressFinder {

  private static final String STREETS = "路街巷弄村苑厦庄";
  private static final List<String> ESTATES =
      List.of("大道", "胡同", "小区", "花园", "花園", "广场", "廣場", "公寓", "家园", "社区");
  private static final String UNITS = "号號弄室栋棟幢单單座楼樓层層户戶";
  private static final String NUMERALS = "零一二三四五六七八九十百";
  private static final String STOPS = "在到于是住址寄送往去从为：:，,。；;、！!？?（(）)[]“”\"' ";
  private static final int NEAR = 12;
  private static final int FURTHEST = 24;
  private static final int LONGEST_NUMBER = 6;

  private AddressFinder() {}

  static List<MaskedPart> find(CharSequence folded) {
    List<MaskedPart> found = new ArrayList<>();
    int last = 0;
    int position = 0;
    while (position < folded.length()) {
      int end = numbered(folded, position);
      int street = end < 0 ? -1 : streetBefore(folded, position, last);
      if (street < 0) {
        position++;
        continue;
      }
      end = further(folded, end);
      found.add(new MaskedPart(begin(folded, street, last), end, MaskedPart.Kind.ADDRESS));
      position = end;
      last = end;
    }
    return found;
  }

  /** Position behind a number and its unit that stand here; −1 where none do. */
  private static int numbered(CharSequence folded, int start) {
    int end = start;
    while (end < folded.length() && end - start < LONGEST_NUMBER && isNumeral(folded.charAt(end))) {
      end++;
    }
    boolean isNumbered =
        end > start && end < folded.length() && UNITS.indexOf(folded.charAt(end)) >= 0;
    return isNumbered ? end + 1 : -1;
  }

  /** Position of the street before a number; −1 where it has none. */
  private static int streetBefore(CharSequence folded, int number, int last) {
    int furthest = Math.max(last, number - NEAR);
    for (int i = number - 1; i >= furthest; i--) {
      char c = folded.charAt(i);
      if (STREETS.indexOf(c) >= 0 || i > last && isEstate(folded.charAt(i - 1), c)) {
        return i;
      }
      if (STOPS.indexOf(c) >= 0 && c != ' ') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isEstate(char first, char second) {
    return ESTATES.stream().anyMatch(word -> word.charAt(0) == first && word.charAt(1) == second);
  }

  private static int begin(CharSequence folded, int street, int last) {
    int furthest = Math.max(last, street - FURTHEST);
    int begin = street;
    while (begin > furthest && STOPS.indexOf(folded.charAt(begin - 1)) < 0) {
      begin--;
    }
    return begin;
  }

  /** Takes in what follows while it leads to another number with its unit. */
  private static int further(CharSequence folded, int start) {
    int end = start;
    int position = start;
    while (position < folded.length() && position - end <= NEAR / 2) {
      int next = numbered(folded, position);
      if (next > 0) {
        end = next;
        position = next;
      } else if (STOPS.indexOf(folded.charAt(position)) >= 0) {
        return end;
      } else {
        position++;
      }
    }
    return end;
  }

  private static boolean isNumeral(char c) {
    return FoldedText.isDigit(c) || NUMERALS.indexOf(c) >= 0 || c == '-' || c >= 'a' && c <= 'h';
  }
}

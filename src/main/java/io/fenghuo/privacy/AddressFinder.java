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
  private static final String STOPS = "在到于是住址寄送往去从为：:，,。；;、！!？?（(）)[]“”\"' \n";
  private static final int NEAR = 12;
  private static final int FURTHEST = 24;
  private static final int NAME_OF_STREET = 2;
  private static final int LONGEST_NUMBER = 6;

  private AddressFinder() {}

  /**
   * An address of a text.
   *
   * @param end position behind its last character
   * @param house its street and house number alone, by which it is known again however much of city
   *     and flat is written with it
   */
  record Found(int start, int end, String house) {}

  static List<MaskedPart> find(CharSequence folded) {
    return in(folded).stream()
        .map(found -> new MaskedPart(found.start(), found.end(), MaskedPart.Kind.ADDRESS))
        .toList();
  }

  static List<Found> in(CharSequence folded) {
    List<Found> found = new ArrayList<>();
    int last = 0;
    int position = 0;
    while (position < folded.length()) {
      int house = numbered(folded, position);
      int street = house < 0 ? -1 : streetBefore(folded, position, last);
      if (street < 0) {
        position++;
        continue;
      }
      int begin = begin(folded, street, last);
      int end = further(folded, house);
      found.add(
          new Found(begin, end, house(folded, Math.max(begin, street - NAME_OF_STREET), house)));
      position = end;
      last = end;
    }
    return found;
  }

  /** As two people write it alike: no blanks, numbers in figures. */
  private static String house(CharSequence folded, int start, int end) {
    StringBuilder house = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = folded.charAt(i);
      int digit = NumberReader.digit(c);
      if (digit >= 0) {
        house.append((char) ('0' + digit));
      } else if (c != FoldedText.NOTHING && c != ' ') {
        house.append(c);
      }
    }
    return house.toString();
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

  /** Whether a character can be the last of a street's or an estate's word. */
  static boolean mayEndStreet(char c) {
    return STREETS.indexOf(c) >= 0 || ESTATES.stream().anyMatch(word -> word.charAt(1) == c);
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

  static boolean isNumeral(char c) {
    return FoldedText.isDigit(c) || NUMERALS.indexOf(c) >= 0 || c == '-' || c >= 'a' && c <= 'h';
  }
}

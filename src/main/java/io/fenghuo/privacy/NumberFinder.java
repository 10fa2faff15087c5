package io.fenghuo.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of seven digits and more, in one piece or in groups, whatever they are: telephone, card,
 * customer, order. Digits may be parted by up to {@value #WIDEST_GAP} spaces, hyphens, dots,
 * brackets and the like, and may be written in Chinese (一三八…). What is found is the whole row of
 * groups, so that no part of a number is left beside it.
 *
 * <p>Left as they are: dates ({@code 2026-11-11}, also before an hour), decimals with a short whole
 * part, and words of 32 hexadecimal digits, which are our own ids.
 */
final class NumberFinder {

  private static final int SHORTEST = 7;
  private static final int WIDEST_GAP = 3;
  private static final int OWN_ID = 32;
  private static final String CHINESE = "〇一二三四五六七八九";

  private NumberFinder() {}

  static List<MaskedPart> find(CharSequence folded) {
    List<MaskedPart> found = new ArrayList<>();
    int position = 0;
    while (position < folded.length()) {
      int word = ownId(folded, position);
      if (word > position) {
        position = word;
      } else if (digit(folded.charAt(position)) < 0) {
        position++;
      } else {
        NumberRow row = read(folded, position);
        if (row.digits().length() >= SHORTEST && !row.isDate() && !row.isDecimal()) {
          found.add(new MaskedPart(begin(folded, position), row.end(), NumberKind.of(row)));
        }
        position = row.end();
      }
    }
    return found;
  }

  private static NumberRow read(CharSequence folded, int start) {
    StringBuilder digits = new StringBuilder();
    List<Integer> groups = new ArrayList<>();
    // Nobody writes the whole part of a decimal in Chinese and the rest in figures.
    boolean dots = FoldedText.isDigit(folded.charAt(start));
    int position = start;
    while (true) {
      int before = digits.length();
      while (position < folded.length() && digit(folded.charAt(position)) >= 0) {
        digits.append(digit(folded.charAt(position)));
        position = FoldedText.seen(folded, position + 1);
      }
      groups.add(digits.length() - before);
      int next = nextGroup(folded, position);
      if (next < 0) {
        boolean x = isCheckX(folded, position);
        return new NumberRow(
            digits.toString(),
            List.copyOf(groups),
            start > 0 && folded.charAt(start - 1) == '+',
            dots,
            x,
            x ? position + 1 : position);
      }
      dots &= next == position + 1 && folded.charAt(position) == '.';
      position = next;
    }
  }

  private static boolean isCheckX(CharSequence folded, int position) {
    return position < folded.length()
        && folded.charAt(position) == 'x'
        && (position + 1 == folded.length() || !FoldedText.isWord(folded.charAt(position + 1)));
  }

  /** Where the next group of digits begins; −1 where none does. */
  private static int nextGroup(CharSequence folded, int gap) {
    int most = Math.min(folded.length(), gap + WIDEST_GAP + 1);
    for (int i = gap; i < most; i++) {
      if (digit(folded.charAt(i)) >= 0) {
        // An id of ours behind a number is not a part of it.
        return ownId(folded, i) > i ? -1 : i;
      }
      if (!isGap(folded.charAt(i))) {
        return -1;
      }
    }
    return -1;
  }

  /** A plus or an opening bracket before it belongs to it. */
  private static int begin(CharSequence folded, int start) {
    int begin = start;
    while (begin > 0
        && start - begin < 2
        && (folded.charAt(begin - 1) == '+' || folded.charAt(begin - 1) == '(')) {
      begin--;
    }
    return begin;
  }

  /** Position behind an own id that begins here; this position where none does. */
  private static int ownId(CharSequence folded, int position) {
    if (position > 0 && FoldedText.isWord(folded.charAt(position - 1))
        || position + OWN_ID > folded.length()) {
      return position;
    }
    int end = position;
    while (end < position + OWN_ID && isHexadecimal(folded.charAt(end))) {
      end++;
    }
    boolean whole =
        end == position + OWN_ID
            && (end == folded.length() || !FoldedText.isWord(folded.charAt(end)));
    return whole ? end : position;
  }

  private static boolean isHexadecimal(char c) {
    return FoldedText.isDigit(c) || c >= 'a' && c <= 'f';
  }

  private static boolean isGap(char c) {
    return " -.()_·/*".indexOf(c) >= 0 || c == FoldedText.NOTHING;
  }

  /** The value of an ASCII or Chinese digit, or −1. */
  static int digit(char c) {
    if (FoldedText.isDigit(c)) {
      return c - '0';
    }
    return switch (c) {
      case '零' -> 0;
      case '幺' -> 1;
      default -> CHINESE.indexOf(c);
    };
  }
}

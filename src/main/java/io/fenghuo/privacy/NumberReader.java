package io.fenghuo.privacy;

import io.fenghuo.privacy.NumberRow.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the digits of a folded text, for all who look for numbers in it. Groups that stand together
 * are one row: parted by up to {@value #WIDEST_GAP} spaces, line breaks, hyphens, dots, slashes,
 * brackets and the like, or by HTML tags. Digits may be written in Chinese (一三八…, 壹叁捌…); where
 * figures and numerals touch, two groups meet.
 *
 * <p>Passed over are words of 32 hexadecimal digits, which are our own ids. A tag with more than
 * {@value #DIGITS_OF_TAG} digits in it is text like any other, for a number may be hidden in a
 * link.
 */
final class NumberReader {

  private static final int WIDEST_GAP = 3;
  private static final int OWN_ID = 32;
  private static final int LONGEST_TAG = 200;
  private static final int DIGITS_OF_TAG = 4;
  private static final String GAPS = " \n-.()_/*~|\\" + FoldedText.MIDDLE_DOT;

  private final CharSequence folded;
  private int position;

  private NumberReader(CharSequence folded) {
    this.folded = folded;
  }

  /** Every row, in the order of the text. */
  static List<NumberRow> rows(CharSequence folded) {
    return new NumberReader(folded).read();
  }

  private List<NumberRow> read() {
    List<NumberRow> rows = new ArrayList<>();
    while (position < folded.length()) {
      int word = ownId(position);
      if (word > position) {
        position = word;
      } else if (digit(folded.charAt(position)) < 0) {
        position++;
      } else {
        rows.add(row());
      }
    }
    return rows;
  }

  private NumberRow row() {
    boolean plus = position > 0 && folded.charAt(position - 1) == '+';
    List<Group> groups = new ArrayList<>(2);
    String gap = "";
    int digits = 0;
    while (gap != null) {
      Group group = group(gap);
      groups.add(group);
      digits += group.length();
      // What an X ends is an identity card or over: 1920x 1080.
      gap = group.endsWithX() && digits < IdCard.LENGTH ? null : gap(digits);
    }
    return new NumberRow(groups, plus);
  }

  private Group group(String gap) {
    int start = position;
    boolean isChinese = !FoldedText.isDigit(folded.charAt(position));
    StringBuilder digits = new StringBuilder();
    while (position < folded.length()
        && digit(folded.charAt(position)) >= 0
        && isChinese != FoldedText.isDigit(folded.charAt(position))) {
      digits.append((char) ('0' + digit(folded.charAt(position))));
      // What is one character to a reader may be several in the text.
      position = FoldedText.seen(folded, position + 1);
    }
    if (isCheckX(position)) {
      digits.append('X');
      position = FoldedText.seen(folded, position + 1);
    }
    return new Group(gap, digits.toString(), isChinese, start, position);
  }

  private boolean isCheckX(int at) {
    if (at >= folded.length() || folded.charAt(at) != 'x') {
      return false;
    }
    int next = FoldedText.seen(folded, at + 1);
    return next == folded.length() || !FoldedText.isWord(folded.charAt(next));
  }

  /** Goes on to the next group, and says what lies before it; null where the row is over. */
  private String gap(int digits) {
    StringBuilder gap = new StringBuilder();
    int at = position;
    int wide = 0;
    while (at < folded.length()) {
      char c = folded.charAt(at);
      int tag = c == '<' ? tagEnd(at) : -1;
      if (tag > 0) {
        if (gap.indexOf(NumberRow.TAGS) < 0) {
          gap.append(NumberRow.TAGS);
        }
        at = tag;
      } else if (c == FoldedText.NOTHING) {
        at++;
      } else if (digit(c) >= 0) {
        // An id of ours behind a number is not a part of it.
        if (ownId(at) > at) {
          return null;
        }
        position = at;
        return gap.toString();
      } else if (digits == IdCard.LENGTH - 1 && isCheckX(at)) {
        position = at;
        return gap.toString();
      } else if (GAPS.indexOf(c) >= 0 && wide < WIDEST_GAP) {
        gap.append(c);
        wide++;
        at++;
      } else {
        return null;
      }
    }
    return null;
  }

  /** Position behind a tag that begins here; −1 where none does. */
  private int tagEnd(int start) {
    int name = start + 1;
    if (name < folded.length() && folded.charAt(name) == '/') {
      name++;
    }
    if (name >= folded.length() || folded.charAt(name) < 'a' || folded.charAt(name) > 'z') {
      return -1;
    }
    int digits = 0;
    int most = Math.min(folded.length(), start + LONGEST_TAG);
    for (int i = name; i < most; i++) {
      char c = folded.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<' || digit(c) >= 0 && ++digits > DIGITS_OF_TAG) {
        return -1;
      }
    }
    return -1;
  }

  /** Position behind an own id that begins here; this position where none does. */
  private int ownId(int start) {
    if (start > 0 && FoldedText.isWord(folded.charAt(start - 1))
        || start + OWN_ID > folded.length()) {
      return start;
    }
    int end = start;
    while (end < start + OWN_ID && isHexadecimal(folded.charAt(end))) {
      end++;
    }
    boolean whole =
        end == start + OWN_ID && (end == folded.length() || !FoldedText.isWord(folded.charAt(end)));
    return whole ? end : start;
  }

  private static boolean isHexadecimal(char c) {
    return FoldedText.isDigit(c) || c >= 'a' && c <= 'f';
  }

  /** The value of an ASCII or Chinese digit, or −1. */
  static int digit(char c) {
    return FoldedText.isDigit(c) ? c - '0' : ChineseDigits.of(c);
  }
}

package io.fenghuo.privacy;

import io.fenghuo.privacy.NumberRow.Group;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds identity-card and bank-card numbers among the digits of a text, by their checksums, dates
 * and issuers, not by digits alone. The one finder for the watch over what agents write and for the
 * masking of what leaves: whatever {@link NumberReader} reads as digits and gaps is looked at here.
 *
 * <p>An identity card may be cut into groups anywhere: its date and checksum leave no doubt. A bank
 * card must be in one piece, or in groups as they are printed or read out; where HTML tags or
 * another script cut it, anywhere. Other numbers may stand beside it: an expiry, a second card.
 *
 * <p>Not counted: digits glued to further digits, to Latin letters or to an underscore (order
 * numbers), the two sides of a decimal point, digits within a web address, and 13 or 14 digits with
 * the checksum of a barcode. Known to miss: identity numbers of 15 digits, which have no checksum,
 * and groups other than a card's.
 */
final class IdentityNumbers {

  private static final int LONGEST_ADDRESS = 512;
  private static final int WHOLE_PART = 3;
  private static final int DECIMALS = 4;

  private static final List<List<Integer>> CARD_SHAPES =
      List.of(
          List.of(4, 6, 5),
          List.of(4, 6, 4),
          List.of(6, 13),
          List.of(6, 10),
          List.of(8, 8),
          List.of(4, 3, 3, 3));

  private final CharSequence folded;
  private final LocalDate today;
  private final boolean anywhere;

  /**
   * @param folded the text, by {@link FoldedText}
   * @param today the day of the text; nobody is born after it
   * @param anywhere whether digits that are most likely something else count too
   */
  IdentityNumbers(CharSequence folded, LocalDate today, boolean anywhere) {
    this.folded = folded;
    this.today = today;
    this.anywhere = anywhere;
  }

  /**
   * A number of a row.
   *
   * @param from the first of its groups
   * @param to behind the last of its groups
   */
  record Found(PersonalDatum number, int from, int to) {}

  /** The numbers of a row in their order; none shares a group with another. */
  List<Found> in(NumberRow row) {
    List<Found> found = new ArrayList<>(1);
    List<Group> groups = row.groups();
    int from = 0;
    // Behind a number that was found, a group of four digits is no longer the begin of a longer
    // one.
    int free = 0;
    while (from < groups.size()) {
      Found number = at(row, from, free);
      if (number != null) {
        found.add(number);
        from = number.to();
        free = from;
      } else {
        from++;
      }
    }
    return found;
  }

  /** The longest number that begins with a group; null where none does. */
  private Found at(NumberRow row, int from, int free) {
    List<Group> groups = row.groups();
    StringBuilder digits = new StringBuilder();
    Found longest = null;
    for (int to = from; to < groups.size(); to++) {
      if (digits.length() + groups.get(to).length() > BankCard.MAX_LENGTH) {
        break;
      }
      digits.append(groups.get(to).digits());
      if (digits.length() >= BankCard.MIN_LENGTH) {
        PersonalDatum number = judge(row, from, to + 1, free, digits.toString());
        longest = number == null ? longest : new Found(number, from, to + 1);
      }
      if (groups.get(to).endsWithX()) {
        break;
      }
    }
    return longest;
  }

  private PersonalDatum judge(NumberRow row, int from, int to, int free, String digits) {
    PersonalDatum number = null;
    if (IdCard.isValid(digits, today)) {
      number = new PersonalDatum(DataClass.ID_CARD, digits);
    } else if (anywhere) {
      number = card(digits.replace("X", ""));
    } else if (digits.indexOf('X') < 0 && isWrittenAsACard(row.groups(), from, to, free)) {
      number = card(digits);
    }
    boolean counts =
        anywhere
            || number != null
                && !isGlued(row, from, to)
                && !isInWebAddress(folded, row.groups().get(from).start());
    return counts ? number : null;
  }

  private static PersonalDatum card(String digits) {
    return BankCard.isValid(digits) ? new PersonalDatum(DataClass.BANK_CARD, digits) : null;
  }

  private static boolean isWrittenAsACard(List<Group> groups, int from, int to, int free) {
    if (groups.subList(from + 1, to).stream().allMatch(Group::goesOn)) {
      return true;
    }
    List<Integer> lengths = groups.subList(from, to).stream().map(Group::length).toList();
    if (CARD_SHAPES.contains(lengths)) {
      return true;
    }
    int each = lengths.get(0);
    boolean even = each <= 4 && lengths.get(lengths.size() - 1) <= each;
    for (int length : lengths.subList(0, lengths.size() - 1)) {
      even &= length == each;
    }
    if (!even) {
      return false;
    }
    // 1234 4111 1111 1111 1111 is one long number of something else.
    boolean goesOnBefore =
        from > free
            && groups.get(from - 1).length() == each
            && groups.get(from).gap().equals(groups.get(from + 1).gap());
    boolean goesOnBehind = each < 4 && to < groups.size() && groups.get(to).length() == each;
    return !goesOnBefore && !goesOnBehind;
  }

  private boolean isGlued(NumberRow row, int from, int to) {
    List<Group> groups = row.groups();
    if (from == 0 && isLatin(FoldedText.seenBefore(folded, row.start()))) {
      return true;
    }
    if (to == groups.size()) {
      int behind = FoldedText.seen(folded, row.end());
      if (behind < folded.length() && isLatin(folded.charAt(behind))) {
        return true;
      }
    }
    if (to - from > 1) {
      return false;
    }
    String before = from == 0 ? "" : groups.get(from).gap();
    String behind = to == groups.size() ? "" : groups.get(to).gap();
    return before.equals("_")
        || behind.equals("_")
        || before.equals(".") && groups.get(from - 1).length() <= WHOLE_PART
        || behind.equals(".") && groups.get(to).length() <= DECIMALS;
  }

  /**
   * Whether what stands before this position, up to a blank or a quote, is a web address: with a
   * scheme, or a host's name with a path behind it, as in {@code shop.example/item?id=}.
   */
  static boolean isInWebAddress(CharSequence folded, int start) {
    int furthest = Math.max(0, start - LONGEST_ADDRESS);
    int path = -1;
    int word = start;
    while (word > furthest && isOfAddress(folded.charAt(word - 1))) {
      word--;
      char c = folded.charAt(word);
      if (c == ':' && path == word + 1 && word + 2 < start && folded.charAt(word + 2) == '/') {
        return true;
      }
      path = c == '/' || c == '?' ? word : path;
    }
    return path >= 0 && isHost(folded, word, path);
  }

  /** Ends with a dot and two letters or more. */
  private static boolean isHost(CharSequence folded, int start, int end) {
    int letters = end;
    while (letters > start
        && folded.charAt(letters - 1) >= 'a'
        && folded.charAt(letters - 1) <= 'z') {
      letters--;
    }
    return end - letters >= 2 && letters > start + 1 && folded.charAt(letters - 1) == '.';
  }

  private static boolean isOfAddress(char c) {
    return c == FoldedText.NOTHING || c > ' ' && c < 0x7f && "\"'<>`".indexOf(c) < 0;
  }

  static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c == '_';
  }
}

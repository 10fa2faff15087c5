package io.fenghuo.privacy;

import io.fenghuo.privacy.NumberRow.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds telephone numbers of persons among the digits of a text: mobile numbers of China, with or
 * without its country code, and numbers of other countries with a plus. Fixed lines, 400, 800,
 * 95xxx and 1xxxx numbers are a shop's, a bank's or a service's and no person's.
 *
 * <p>Not counted: digits glued to Latin letters, to an underscore or, by a hyphen, to a longer
 * number (order and tracking numbers), the two sides of a decimal point, digits within a web
 * address.
 */
final class PhoneNumbers {

  private static final int MOBILE = 11;
  private static final String CHINA = "86";
  private static final String OF_A_CARRIER = "13800138000";
  private static final int SHORTEST_ABROAD = 9;
  private static final int LONGEST_ABROAD = 15;
  private static final int LONGEST_EXTENSION = 4;

  private static final List<List<Integer>> SHAPES =
      List.of(
          List.of(3, 4, 4),
          List.of(3, 8),
          List.of(7, 4),
          List.of(4, 4, 3),
          List.of(3, 3, 5),
          List.of(5, 6),
          List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

  private final CharSequence folded;
  private final boolean anywhere;

  /**
   * @param folded the text, by {@link FoldedText}
   * @param anywhere whether digits that are most likely something else count too
   */
  PhoneNumbers(CharSequence folded, boolean anywhere) {
    this.folded = folded;
    this.anywhere = anywhere;
  }

  /**
   * A number of a row.
   *
   * @param start position of its first digit
   * @param end position behind its last
   */
  record Found(PersonalDatum number, int start, int end) {}

  /**
   * The numbers of a row in their order.
   *
   * @param taken numbers of the row that are something else
   */
  List<Found> in(NumberRow row, List<IdentityNumbers.Found> taken) {
    List<Found> found = new ArrayList<>(1);
    List<Group> groups = row.groups();
    int from = 0;
    while (from < groups.size()) {
      int to = isTaken(from, taken) ? -1 : end(row, from);
      if (to > 0 && (anywhere || counts(row, from, to))) {
        found.add(
            new Found(
                new PersonalDatum(DataClass.PHONE, nationalDigits(groups, from, to)),
                groups.get(from).start(),
                groups.get(to - 1).end()));
        from = to;
      } else {
        from++;
      }
    }
    return found;
  }

  private static boolean isTaken(int group, List<IdentityNumbers.Found> taken) {
    return taken.stream().anyMatch(other -> group >= other.from() && group < other.to());
  }

  /** Behind the last group of the number that begins with a group; −1 where none does. */
  private static int end(NumberRow row, int from) {
    List<Group> groups = row.groups();
    if (from == 0 && row.plus()) {
      int length = 0;
      for (int to = 0; to < groups.size() && length < LONGEST_ABROAD; to++) {
        length += groups.get(to).length();
        boolean last = to == groups.size() - 1;
        if (last && isAbroad(digits(groups, 0, groups.size()))) {
          return groups.size();
        }
      }
    }
    int length = 0;
    for (int to = from; to < groups.size() && length < MOBILE + 4; to++) {
      length += groups.get(to).length();
      String digits = nationalDigits(groups, from, to + 1);
      if (isMobile(digits) && isWritten(groups, from, to + 1)) {
        return to + 1;
      }
    }
    return -1;
  }

  private static boolean isAbroad(String digits) {
    return digits.length() >= SHORTEST_ABROAD
        && digits.length() <= LONGEST_ABROAD
        && !digits.startsWith(CHINA)
        // Toll-free numbers are a service's.
        && !digits.startsWith("1800")
        && !digits.startsWith("1888");
  }

  private static boolean isMobile(String digits) {
    return digits.length() == MOBILE
        && digits.charAt(0) == '1'
        && digits.charAt(1) >= '3'
        && !digits.equals(OF_A_CARRIER)
        && digits.chars().allMatch(c -> c <= '9');
  }

  private static boolean isWritten(List<Group> groups, int from, int to) {
    List<Integer> lengths = groups.subList(from, to).stream().map(Group::length).toList();
    return lengths.size() == 1
        || groups.subList(from + 1, to).stream().allMatch(Group::goesOn)
        || SHAPES.contains(lengths);
  }

  private boolean counts(NumberRow row, int from, int to) {
    List<Group> groups = row.groups();
    if (from == 0 && IdentityNumbers.isLatin(FoldedText.seenBefore(folded, row.start()))
        || IdentityNumbers.isInWebAddress(folded, groups.get(from).start())) {
      return false;
    }
    if (to == groups.size()) {
      int behind = FoldedText.seen(folded, row.end());
      if (behind < folded.length() && IdentityNumbers.isLatin(folded.charAt(behind))) {
        return false;
      }
    }
    return !isPartBefore(groups, from) && !isPartBehind(groups, to);
  }

  private static boolean isPartBefore(List<Group> groups, int from) {
    if (from == 0) {
      return false;
    }
    String before = groups.get(from - 1).digits();
    return switch (groups.get(from).gap()) {
      case "_", "." -> true;
      case "-" -> !before.endsWith(CHINA) || before.length() > 4;
      default -> false;
    };
  }

  private static boolean isPartBehind(List<Group> groups, int to) {
    if (to == groups.size()) {
      return false;
    }
    return switch (groups.get(to).gap()) {
      case "_", "." -> true;
      // What is shorter is an extension.
      case "-" -> groups.get(to).length() > LONGEST_EXTENSION;
      default -> false;
    };
  }

  /** Without a country code that is written in one piece with the rest. */
  private static String nationalDigits(List<Group> groups, int from, int to) {
    String digits = digits(groups, from, to);
    return digits.length() == MOBILE + 2 && digits.startsWith(CHINA)
        ? digits.substring(2)
        : digits.length() == MOBILE + 4 && digits.startsWith("00" + CHINA)
            ? digits.substring(4)
            : digits;
  }

  private static String digits(List<Group> groups, int from, int to) {
    StringBuilder digits = new StringBuilder();
    groups.subList(from, to).forEach(group -> digits.append(group.digits()));
    return digits.toString();
  }
}

package io.fenghuo.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits that stand together.
 *
 * @param groups the groups, in their order; one at least
 * @param plus whether a plus stands before them
 */
record NumberRow(List<Group> groups, boolean plus) {

  /** What a gap of nothing but HTML tags is. */
  static final String TAGS = "<";

  /**
   * Digits in one piece.
   *
   * @param gap what parts it from the group before: the characters that are seen, HTML tags as one
   *     {@link #TAGS}; empty where only the script changes, and for the first
   * @param digits in ASCII, with a capital X behind them where the check character of an identity
   *     card ends them
   * @param isChinese whether they are written in Chinese numerals
   */
  record Group(String gap, String digits, boolean isChinese, int start, int end) {

    int length() {
      return digits.length();
    }

    boolean endsWithX() {
      return digits.charAt(digits.length() - 1) == 'X';
    }

    /** Whether a reader takes this group and the one before for one piece. */
    boolean goesOn() {
      return gap.isEmpty() || gap.equals(TAGS);
    }
  }

  int start() {
    return groups.get(0).start();
  }

  int end() {
    return groups.get(groups.size() - 1).end();
  }

  Group first() {
    return groups.get(0);
  }

  Group last() {
    return groups.get(groups.size() - 1);
  }

  /** All of them, without X. */
  String digits() {
    StringBuilder digits = new StringBuilder();
    groups.forEach(group -> digits.append(group.digits()));
    return digits.toString().replace("X", "");
  }

  boolean endsWithX() {
    return last().endsWithX();
  }

  /**
   * Without a single Chinese numeral that only touches it, as in {@code 第一13812345678} and {@code
   * 13812345678一直占线}.
   *
   * @param first whether the first group may be such a one
   * @param last whether the last may
   */
  NumberRow withoutWords(boolean first, boolean last) {
    List<Group> kept = new ArrayList<>(groups);
    if (first && kept.size() > 1 && isWord(kept.get(0)) && kept.get(1).gap().isEmpty()) {
      kept.remove(0);
    }
    if (last && kept.size() > 1 && isWord(lastOf(kept)) && lastOf(kept).gap().isEmpty()) {
      kept.remove(kept.size() - 1);
    }
    return kept.size() == groups.size() ? this : new NumberRow(kept, plus);
  }

  private static boolean isWord(Group group) {
    return group.isChinese() && group.length() == 1;
  }

  private static Group lastOf(List<Group> groups) {
    return groups.get(groups.size() - 1);
  }

  /** {@code 2026-11-11}, perhaps with an hour behind it. */
  boolean isDate() {
    List<Integer> lengths = groups.stream().map(Group::length).toList();
    boolean shape = lengths.equals(List.of(4, 2, 2)) || lengths.equals(List.of(4, 2, 2, 2));
    if (!shape || plus || endsWithX()) {
      return false;
    }
    String digits = digits();
    int century = Integer.parseInt(digits, 0, 2, 10);
    int month = Integer.parseInt(digits, 4, 6, 10);
    int day = Integer.parseInt(digits, 6, 8, 10);
    int hour = groups.size() == 3 ? 0 : Integer.parseInt(digits, 8, 10, 10);
    return (century == 19 || century == 20)
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && hour <= 24;
  }

  /** {@code 0.42857142857}. Nobody writes the whole part in Chinese and the rest in figures. */
  boolean isDecimal() {
    return groups.size() == 2
        && last().gap().equals(".")
        && first().length() <= 2
        && !first().isChinese()
        && !plus
        && !endsWithX();
  }
}

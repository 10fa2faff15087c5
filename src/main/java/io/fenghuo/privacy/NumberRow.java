package io.fenghuo.privacy;

import java.util.List;

/**
 * Groups of digits that stand together.
 *
 * @param digits all of them
 * @param groups how many digits each group has
 * @param plus whether a plus stands before them
 * @param dots whether nothing but single dots parts them
 * @param endsWithX whether an X ends them, as the check character of an identity card
 * @param end position behind the last
 */
record NumberRow(
    String digits, List<Integer> groups, boolean plus, boolean dots, boolean endsWithX, int end) {

  /** {@code 2026-11-11}, perhaps with an hour behind it. */
  boolean isDate() {
    boolean shape = groups.equals(List.of(4, 2, 2)) || groups.equals(List.of(4, 2, 2, 2));
    if (!shape || plus || endsWithX) {
      return false;
    }
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

  /** {@code 0.42857142857}. */
  boolean isDecimal() {
    return dots && groups.size() == 2 && groups.get(0) <= 2 && !plus && !endsWithX;
  }
}

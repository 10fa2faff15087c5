package io.fenghuo.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of seven digits and more, in one piece or in groups, whatever they are: telephone, card,
 * customer, order. What is found is the whole row of groups, so that no part of a number is left
 * beside it, nor a card's expiry.
 *
 * <p>Left as they are: dates ({@code 2026-11-11}, also before an hour) and decimals with a short
 * whole part.
 */
final class NumberFinder {

  private static final int SHORTEST = 7;

  /** What is masked has no day: in doubt somebody is born already. */
  private static final LocalDate LATEST_BIRTH = LocalDate.of(2099, 12, 31);

  private NumberFinder() {}

  static List<MaskedPart> find(CharSequence folded) {
    List<MaskedPart> found = new ArrayList<>();
    IdentityNumbers identities = new IdentityNumbers(folded, LATEST_BIRTH, false);
    for (NumberRow read : NumberReader.rows(folded)) {
      List<IdentityNumbers.Found> numbers = identities.in(read);
      NumberRow row =
          read.withoutWords(
              numbers.stream().noneMatch(number -> number.from() == 0),
              numbers.stream().noneMatch(number -> number.to() == read.groups().size()));
      if (row.digits().length() >= SHORTEST && !row.isDate() && !row.isDecimal()) {
        found.add(
            new MaskedPart(begin(folded, row.start()), row.end(), NumberKind.of(row, numbers)));
      }
    }
    return found;
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
}

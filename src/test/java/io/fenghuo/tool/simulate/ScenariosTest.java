package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that the data-leak scenario rests on, by arithmetic of the test's own. */
class ScenariosTest {

  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  @ParameterizedTest
  @ValueSource(strings = {Scenarios.OWN_ID, Scenarios.FOREIGN_ID})
  void theIdentityCardsHoldTheirChecksum(String number) {
    assertThat(isIdentityCard(number)).isTrue();
  }

  @Test
  void theCardHoldsItsChecksum() {
    assertThat(holdsLuhn(Scenarios.FOREIGN_CARD)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {Scenarios.ORDER_NUMBER, Scenarios.TIMESTAMP})
  void theNearMissesHoldNone(String number) {
    assertThat(isIdentityCard(number)).isFalse();
    assertThat(holdsLuhn(number)).isFalse();
  }

  private static boolean isIdentityCard(String number) {
    if (number.length() != 18) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += ID_WEIGHTS[i] * Character.digit(number.charAt(i), 10);
    }
    return "10X98765432".charAt(sum % 11) == number.charAt(17);
  }

  private static boolean holdsLuhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = Character.digit(number.charAt(number.length() - 1 - i), 10);
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}

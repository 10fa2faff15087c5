package io.fenghuo.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * Resident identity numbers of the People's Republic of China after GB 11643-1999: six digits of
 * region, eight of birth date, three of order, and a check character by ISO 7064 MOD 11-2.
 */
final class IdCard {

  static final int LENGTH = 18;

  /** GB/T 2260: provinces; 81 to 83 are residence permits for Hong Kong, Macao and Taiwan. */
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82", "83");

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final int FIRST_YEAR = 1900;

  private IdCard() {}

  /**
   * @param digits digits, perhaps with an X among them
   * @param today nobody is born after it
   */
  static boolean isValid(String digits, LocalDate today) {
    return digits.length() == LENGTH
        && isAllDigits(digits.substring(0, LENGTH - 1))
        && PROVINCES.contains(digits.substring(0, 2))
        && digits.charAt(LENGTH - 1) == checkCharacter(digits)
        && isBirthDate(digits, today);
  }

  private static boolean isAllDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static char checkCharacter(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
  }

  private static boolean isBirthDate(String digits, LocalDate today) {
    int year = Integer.parseInt(digits, 6, 10, 10);
    int month = Integer.parseInt(digits, 10, 12, 10);
    int day = Integer.parseInt(digits, 12, 14, 10);
    if (year < FIRST_YEAR || month < 1 || month > 12) {
      return false;
    }
    try {
      return !LocalDate.of(year, month, day).isAfter(today);
    } catch (DateTimeException e) {
      return false;
    }
  }
}

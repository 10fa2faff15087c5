package io.fenghuo.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** What a row of digits is, as far as it shows: masked it is in any case. */
final class NumberKind {

  private static final String CHINA = "86";

  private NumberKind() {}

  /**
   * @param identities the numbers that were found in the row, by their checksums
   */
  static MaskedPart.Kind of(NumberRow row, List<IdentityNumbers.Found> identities) {
    String digits = row.digits();
    boolean idCard =
        identities.stream().anyMatch(found -> found.number().dataClass() == DataClass.ID_CARD);
    if (idCard || identities.isEmpty() && isIdCard(digits, row.endsWithX())) {
      return MaskedPart.Kind.ID_CARD;
    }
    if (!identities.isEmpty()) {
      return MaskedPart.Kind.BANK_CARD;
    }
    boolean isPhone =
        row.plus() && digits.length() <= 15
            || isChinesePhone(digits)
            || digits.startsWith(CHINA) && isChinesePhone(digits.substring(2))
            || digits.startsWith("00" + CHINA) && isChinesePhone(digits.substring(4));
    return isPhone ? MaskedPart.Kind.PHONE : MaskedPart.Kind.NUMBER;
  }

  /** Mistyped ones are somebody's too, so the checksum is not asked. */
  private static boolean isIdCard(String digits, boolean endsWithX) {
    int missing = endsWithX ? 1 : 0;
    return digits.length() + missing == IdCard.LENGTH && isDate(digits, 6, 10, 0)
        || digits.length() == 15 && !endsWithX && isDate(digits, 6, 8, 1900);
  }

  private static boolean isDate(String digits, int year, int month, int century) {
    try {
      LocalDate date =
          LocalDate.of(
              century + Integer.parseInt(digits, year, month, 10),
              Integer.parseInt(digits, month, month + 2, 10),
              Integer.parseInt(digits, month + 2, month + 4, 10));
      return date.getYear() >= 1900 && date.getYear() < 2100;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Mobile numbers, service numbers, and fixed lines with their area. */
  private static boolean isChinesePhone(String digits) {
    int length = digits.length();
    boolean mobile = length == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3';
    boolean service = length == 10 && (digits.startsWith("400") || digits.startsWith("800"));
    boolean fixed =
        digits.startsWith("0") && !digits.startsWith("00") && length >= 10 && length <= 12;
    return mobile || service || fixed;
  }
}

package io.fenghuo.privacy;

/**
 * Payment-card numbers after ISO/IEC 7812: 13 to 19 digits, the last one by Luhn's algorithm, the
 * first ones of an issuer whose cards have this length.
 */
final class BankCard {

  static final int MIN_LENGTH = 13;
  static final int MAX_LENGTH = 19;

  private BankCard() {}

  static boolean isValid(String digits) {
    return digits.length() >= MIN_LENGTH
        && digits.length() <= MAX_LENGTH
        && hasIssuer(digits)
        && holdsLuhn(digits)
        && !isBarcode(digits);
  }

  /** EAN-13 and GTIN-14: those that begin with 43, 45 and 49 are of German and Japanese goods. */
  private static boolean isBarcode(String digits) {
    int length = digits.length();
    if (length != 13 && length != 14) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = digits.charAt(length - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 3;
    }
    return sum % 10 == 0;
  }

  /** The ranges in use; numbers of 19 digits that begin with 4 are order numbers but for two. */
  private static boolean hasIssuer(String digits) {
    int length = digits.length();
    int two = Integer.parseInt(digits, 0, 2, 10);
    int three = Integer.parseInt(digits, 0, 3, 10);
    int four = Integer.parseInt(digits, 0, 4, 10);
    boolean unionPay = two == 62 && length >= 16 || four == 9558 && length == 19;
    boolean visa = digits.charAt(0) == '4' && (length == 13 || length == 16);
    boolean chineseDebit =
        length == 19 && (digits.startsWith("436742") || digits.startsWith("456351"));
    boolean masterCard = length == 16 && (two >= 51 && two <= 55 || four >= 2221 && four <= 2720);
    boolean americanExpress = length == 15 && (two == 34 || two == 37);
    boolean jcb = length >= 16 && four >= 3528 && four <= 3589;
    boolean dinersClub =
        length == 14 && (two == 36 || two == 38 || two == 39 || three >= 300 && three <= 305);
    boolean discover = length >= 16 && (four == 6011 || two == 65 || three >= 644 && three <= 649);
    return unionPay
        || visa
        || chineseDebit
        || masterCard
        || americanExpress
        || jcb
        || dinersClub
        || discover;
  }

  private static boolean holdsLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}

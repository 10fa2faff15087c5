package io.fenghuo.privacy;

/**
 * What a glance at a text as it came tells, one step a character: most messages hold nothing
 * personal, and are not folded to be searched.
 *
 * @param digits how many characters may be a digit or a part of one
 * @param hasStreet whether a character may belong to the word of a street or an estate
 */
record Glance(int digits, boolean hasStreet) {

  private static final int SHORTEST_NUMBER = 9;
  private static final byte DIGIT = 1;
  private static final byte STREET = 2;

  /** By UTF-16 unit. */
  private static final byte[] UNITS = new byte[1 << Character.SIZE];

  static {
    for (int unit = 0; unit < UNITS.length; unit++) {
      char c = (char) unit;
      if (Character.isSurrogate(c)
          || FoldedText.digit(c) >= 0
          || AddressFinder.isNumeral(c) && !FoldedText.isWord(c)
          || ChineseDigits.of(c) >= 0) {
        UNITS[unit] |= DIGIT;
      }
      if (AddressFinder.mayEndStreet(c)) {
        UNITS[unit] |= STREET;
      }
    }
  }

  static Glance at(String text) {
    int digits = 0;
    int seen = 0;
    for (int i = 0; i < text.length(); i++) {
      byte unit = UNITS[text.charAt(i)];
      digits += unit & DIGIT;
      seen |= unit;
    }
    return new Glance(digits, (seen & STREET) != 0);
  }

  boolean mayHoldNumbers() {
    return digits >= SHORTEST_NUMBER;
  }

  boolean mayHoldAddresses() {
    return hasStreet && digits > 0;
  }
}

package io.fenghuo.privacy;

/**
 * A part of a text that must not leave.
 *
 * @param end position behind its last character
 */
record MaskedPart(int start, int end, Kind kind) {

  /** What it is, and what stands in its place. */
  enum Kind {
    PHONE("[phone]"),
    ID_CARD("[id-card]"),
    BANK_CARD("[bank-card]"),
    NUMBER("[number]"),
    EMAIL("[email]"),
    ADDRESS("[address]"),
    ACCOUNT("[account]");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }
}

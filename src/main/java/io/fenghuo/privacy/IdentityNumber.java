package io.fenghuo.privacy;

/**
 * A valid personal number found in a text.
 *
 * @param digits the number without separators, in ASCII, with a capital X
 */
record IdentityNumber(DataClass dataClass, String digits) {

  /** Without the number, which must not get into a log. */
  @Override
  public String toString() {
    return dataClass.name();
  }
}

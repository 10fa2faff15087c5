package io.fenghuo.privacy;

/**
 * Something personal that was found in a text.
 *
 * @param value a number without separators, in ASCII, with a capital X; of an address, the house
 */
record PersonalDatum(DataClass dataClass, String value) {

  /** Without the number, which must not get into a log. */
  @Override
  public String toString() {
    return dataClass.name();
  }
}

package io.fenghuo.privacy;

/** Classes of personal data that are recognised by themselves; the most severe first. */
public enum DataClass {
  ID_CARD,
  BANK_CARD,
  PHONE,
  ADDRESS
}

package io.fenghuo.privacy;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what is personal in a message: numbers of identity and bank cards, telephones, addresses.
 */
final class PersonalData {

  private PersonalData() {}

  /** Who wrote a message: it decides what is looked for in it. */
  enum Writer {
    /**
     * All that may be meant, however it is written: what the customer has told is nobody else's.
     */
    CUSTOMER,
    /** What is most likely somebody else's, if it is not the customer's own. */
    DESK
  }

  /**
   * @param today the day of the text; nobody is born after it
   * @return each once
   */
  static Set<PersonalDatum> find(String text, LocalDate today, Writer writer) {
    if (!mayHoldNumbers(text)) {
      return Set.of();
    }
    boolean anywhere = writer == Writer.CUSTOMER;
    String folded = FoldedText.of(text);
    Set<PersonalDatum> found = new LinkedHashSet<>();
    IdentityNumbers identities = new IdentityNumbers(folded, today, anywhere);
    PhoneNumbers phones = new PhoneNumbers(folded, anywhere);
    for (NumberRow row : NumberReader.rows(folded)) {
      List<IdentityNumbers.Found> numbers = identities.in(row);
      numbers.forEach(number -> found.add(number.number()));
      for (PhoneNumbers.Found phone : phones.in(row, numbers)) {
        if (anywhere
            || ContactWords.mayBeSomebodyElses(
                folded, DataClass.PHONE, phone.start(), phone.end())) {
          found.add(phone.number());
        }
      }
    }
    for (AddressFinder.Found address : AddressFinder.in(folded)) {
      if (anywhere
          || ContactWords.mayBeSomebodyElses(
              folded, DataClass.ADDRESS, address.start(), address.end())) {
        found.add(new PersonalDatum(DataClass.ADDRESS, address.house()));
      }
    }
    return found;
  }

  /** A glance, for most messages hold none. */
  private static boolean mayHoldNumbers(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean may =
          c < 0x80
              ? FoldedText.isDigit(c)
              : ChineseDigits.of(c) >= 0
                  || Character.isDigit(c)
                  || Character.isSurrogate(c)
                  || Character.getType(c) == Character.OTHER_NUMBER
                  || c >= '〡' && c <= '〩';
      if (may) {
        return true;
      }
    }
    return false;
  }
}

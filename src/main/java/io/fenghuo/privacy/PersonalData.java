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
    Glance glance = Glance.at(text);
    if (!glance.mayHoldNumbers() && !glance.mayHoldAddresses()) {
      return Set.of();
    }
    String folded = FoldedText.of(text);
    boolean anywhere = writer == Writer.CUSTOMER;
    Set<PersonalDatum> found = new LinkedHashSet<>();
    if (glance.mayHoldNumbers()) {
      numbers(folded, today, anywhere, found);
    }
    if (glance.mayHoldAddresses()) {
      addresses(folded, anywhere, found);
    }
    return found;
  }

  private static void numbers(
      String folded, LocalDate today, boolean anywhere, Set<PersonalDatum> found) {
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
  }

  private static void addresses(String folded, boolean anywhere, Set<PersonalDatum> found) {
    for (AddressFinder.Found address : AddressFinder.in(folded)) {
      if (anywhere
          || ContactWords.mayBeSomebodyElses(
              folded, DataClass.ADDRESS, address.start(), address.end())) {
        found.add(new PersonalDatum(DataClass.ADDRESS, address.house()));
      }
    }
  }
}

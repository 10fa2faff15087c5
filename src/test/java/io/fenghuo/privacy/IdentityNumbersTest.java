package io.fenghuo.privacy;

import static io.fenghuo.privacy.DataClass.BANK_CARD;
import static io.fenghuo.privacy.DataClass.ID_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are made up: the example of GB 11643, the card industry's test numbers. */
class IdentityNumbersTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 1, 15);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "11010519491231002x",
        "您的身份证号是11010519491231002X，请核对",
        "身份证:31011519900307123-9 / 310115199003071239",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "440306200015010010 or 440306-2000-15 is none, 650101198808081237 is one",
        "110105202701150019",
      })
  void findsIdentityCards(String text) {
    assertThat(find(text, TODAY))
        .singleElement()
        .extracting(PersonalDatum::dataClass)
        .isEqualTo(ID_CARD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6222021234567890128",
        "622202123456789012",
        "6222 0212 3456 7890 128",
        "6222-0212-3456-7890-128",
        "4111111111111111",
        "卡号4111 1111 1111 1111。",
        "5555555555554444",
        "378282246310005",
        "3782 822463 10005",
        "3530111333300000",
        "30569309025904",
        "6011111111111117",
        "4367421234567890129",
        "9558801234567890128",
        "2221000000000009",
        "4532987654322",
        "http://a.example 4111111111111111",
        "13812345678 4111 1111 1111 1111",
      })
  void findsBankCards(String text) {
    assertThat(find(text, TODAY))
        .singleElement()
        .extracting(PersonalDatum::dataClass)
        .isEqualTo(BANK_CARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wrong check character       | 110105194912310021",
        "X that is none              | 31011519900307123X",
        "no such region              | 990105194912310023",
        "no such month               | 440306200015010010",
        "no such day                 | 11010519900230001X",
        "born tomorrow               | 110105202701160014",
        "born in 1899                | 110105189912310023",
        "born in 1880                | 440524188001010014",
        "one digit more in front     | 111010519491231002X",
        "one digit more behind       | 3101151990030712390",
        "glued to a letter           | E310115199003071239",
        "glued to a letter behind    | 11010519491231002Xa",
        "an X in the region          | 11010X 19491231 0022",
        "an X in the birth date      | 110105 1949123X 0022",
        "no Luhn                     | 4111111111111112",
        "no issuer: begins with 1    | 1111111111111117",
        "19 digits that begin with 4 | 4123456789012345677",
        "glued to further digits     | 41111111111111110000",
        "glued groups                | 1234 4111 1111 1111 1111",
        "groups of no card           | 41111 11111 111111",
        "part of an order number     | JD4111111111111111",
        "part of a name              | order_4111111111111111",
        "a decimal                   | 0.4111111111111111",
        "the whole of a decimal      | 4111111111111111.5",
        "in a web address            | see https://a.example/item?id=4111111111111111",
        "an X behind a card number   | 4111111111111111X",
        "a mobile number             | 13812345678",
        "a mobile number in groups   | 138 1234 5678",
        "with its country            | +86 138-1234-5678",
        "epoch milliseconds          | 1800000000000",
        "a date and time             | 20270115080000",
        "a date and time in groups   | 2027-01-15 08:00:00",
        "an order number             | 202701150800001234",
        "a tracking number           | SF1234567890123",
        "an invoice number           | 20270115-0001-4412",
        "nothing                     | 您好，请稍等",
      })
  void passesOverWhatOnlyLooksLikeOne(String why, String text) {
    assertThat(find(text, TODAY)).as(why).isEmpty();
  }

  @Test
  void findsEachNumberOnceHoweverItIsWritten() {
    assertThat(
            find(
                "4111111111111111 或 4111-1111-1111-1111, 110105 19491231 002x"
                    + " 11010519491231002X 13812345678",
                TODAY))
        .containsExactly(
            new PersonalDatum(BANK_CARD, "4111111111111111"),
            new PersonalDatum(ID_CARD, "11010519491231002X"));
  }

  @Test
  void tellsNumbersApartThatAreOnlyPartedByASpace() {
    assertThat(find("11010519491231002X 6222021234567890128", TODAY))
        .containsExactly(
            new PersonalDatum(ID_CARD, "11010519491231002X"),
            new PersonalDatum(BANK_CARD, "6222021234567890128"));
  }

  @Test
  void doesNotShowTheNumberWhenPrinted() {
    assertThat(new PersonalDatum(BANK_CARD, "4111111111111111")).hasToString("BANK_CARD");
  }

  /**
   * Measured: how often a random string of digits passes for a number. What stays is Luhn's one in
   * ten times the share of issuers; dates and checksum leave next to nothing of identity cards.
   */
  @ParameterizedTest
  @CsvSource({
    "13, 10000", // Visa's old length: a tenth of the prefixes, a tenth of the check digits
    "14, 4000",
    "15, 2500",
    "16, 25000",
    "17, 4000",
    "18, 4000",
    "19, 4000",
    "20, 0",
  })
  void isRarelyFooledByRandomDigits(int length, int mostInAMillion) {
    int tries = 200_000;
    Random random = new Random(20270115);
    int bankCards = 0;
    int idCards = 0;
    for (int i = 0; i < tries; i++) {
      StringBuilder digits = new StringBuilder(length);
      for (int d = 0; d < length; d++) {
        digits.append((char) ('0' + random.nextInt(10)));
      }
      for (PersonalDatum number : find(digits.toString(), TODAY)) {
        switch (number.dataClass()) {
          case BANK_CARD -> bankCards++;
          case ID_CARD -> idCards++;
          case PHONE, ADDRESS -> throw new AssertionError("no number of a card");
        }
      }
    }
    assertThat(bankCards * (1_000_000 / tries)).isLessThanOrEqualTo(mostInAMillion);
    assertThat(idCards * (1_000_000 / tries)).isLessThanOrEqualTo(30);
  }

  @Test
  void readsHostileTextsInTheirLength() {
    String words = "x1".repeat(30_000);
    String groups = "1 ".repeat(30_000);
    String cards = "4111111111111111,".repeat(3_800);

    assertThat(find(words + groups, TODAY)).isEmpty();
    assertThat(find(cards, TODAY)).hasSize(1);
  }

  private static List<PersonalDatum> find(String text, LocalDate today) {
    String folded = FoldedText.of(text);
    IdentityNumbers finder = new IdentityNumbers(folded, today, false);
    return NumberReader.rows(folded).stream()
        .flatMap(row -> finder.in(row).stream())
        .map(IdentityNumbers.Found::number)
        .distinct()
        .toList();
  }
}

package io.fenghuo.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.privacy.PersonalData.Writer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two tables are in {@code src/test/resources/privacy}. */
class PersonalDataTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 1, 15);
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  /** What stands before the bar, and the text behind it. */
  record Line(String name, String text) {}

  static List<Line> hits() throws IOException {
    return table("/privacy/hits.txt");
  }

  static List<Line> nearMisses() throws IOException {
    return table("/privacy/near-misses.txt");
  }

  @ParameterizedTest
  @MethodSource("hits")
  void findsWhatTheDeskMustNotTell(Line line) {
    assertThat(
            PersonalData.find(line.text(), TODAY, Writer.DESK).stream()
                .map(PersonalDatum::dataClass)
                .min(Comparator.naturalOrder()))
        .as(line.text())
        .contains(DataClass.valueOf(line.name()));
  }

  @ParameterizedTest
  @MethodSource("nearMisses")
  void passesOverWhatTheDeskMayTell(Line line) {
    assertThat(PersonalData.find(line.text(), TODAY, Writer.DESK)).as(line.name()).isEmpty();
  }

  @Test
  void triesAHundredOfEach() throws IOException {
    assertThat(hits()).hasSizeGreaterThan(100);
    assertThat(nearMisses()).hasSizeGreaterThan(100);
  }

  /** One finder for both: what the watch finds, masking takes out, under the same name. */
  @ParameterizedTest
  @MethodSource("hits")
  void masksWhatItFinds(Line line) {
    String masked = Masking.mask(line.text());

    assertThat(PersonalData.find(masked, TODAY, Writer.DESK)).as(masked).isEmpty();
    if (!line.name().equals("PHONE")) {
      assertThat(masked)
          .contains("[" + line.name().toLowerCase(Locale.ROOT).replace('_', '-') + "]");
    }
  }

  /** And the reverse: what is masked as a bank card is one that the watch finds. */
  @ParameterizedTest
  @MethodSource("nearMisses")
  void masksNothingAsABankCardThatItDoesNotFind(Line line) {
    assertThat(Masking.mask(line.text())).as(line.name()).doesNotContain("[bank-card]");
  }

  @Property(tries = 3_000)
  void watchAndMaskingAgreeHoweverANumberIsWritten(@ForAll long seed) {
    String text = WrittenNumbers.text(new Random(seed));

    Set<DataClass> found =
        PersonalData.find(text, TODAY, Writer.DESK).stream()
            .map(PersonalDatum::dataClass)
            .collect(Collectors.toSet());
    String masked = Masking.mask(text);

    assertThat(PersonalData.find(masked, TODAY, Writer.DESK)).as(masked).isEmpty();
    if (found.contains(DataClass.ID_CARD)) {
      assertThat(masked).as(text).contains("[id-card]");
    }
    if (found.equals(Set.of(DataClass.BANK_CARD))) {
      assertThat(masked).as(text).contains("[bank-card]");
    }
    if (masked.contains("[bank-card]")) {
      assertThat(found).as(text).contains(DataClass.BANK_CARD);
    }
  }

  @ParameterizedTest
  @MethodSource("hits")
  void knowsTheCustomersOwnHoweverItIsWritten(Line line) {
    assertThat(PersonalData.find(line.text(), TODAY, Writer.CUSTOMER))
        .containsAll(PersonalData.find(line.text(), TODAY, Writer.DESK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我住浙江省杭州市西湖区文三路478号3幢2单元501室 | 客户登记在文三路478号",
        "文三路478号 | 那位住在西湖区文三路４７８号5幢的",
        "阳光花园a座1203室 | 送到了阳光花园A座1203室",
        "建国路八十八号 | 那家在建国路八十八号",
        "JD13912345678 | 她的手机13912345678",
        "卡4111111111111111x | 卡号4111 1111 1111 1111",
        "41111 11111 111111 12/28 | 他的卡4111111111111111"
      })
  void whatTheCustomerWroteIsKnownAgain(String customer, String desk) {
    assertThat(PersonalData.find(desk, TODAY, Writer.DESK)).hasSize(1);
    assertThat(PersonalData.find(customer, TODAY, Writer.CUSTOMER))
        .containsAll(PersonalData.find(desk, TODAY, Writer.DESK));
  }

  /** Measured and printed: how often random digits in a sentence pass for something personal. */
  @Test
  void tellsHowOftenRandomDigitsRaiseAFalseAlarm() {
    int tries = 100_000;
    Random random = new Random(20270115);
    StringBuilder table = new StringBuilder("digits  false alarms in a million: cards, phones\n");
    for (int length = 13; length <= 19; length++) {
      int cards = 0;
      int phones = 0;
      for (int i = 0; i < tries; i++) {
        StringBuilder digits = new StringBuilder("编号 ");
        for (int d = 0; d < length; d++) {
          digits.append((char) ('0' + random.nextInt(10)));
        }
        for (PersonalDatum datum : PersonalData.find(digits.toString(), TODAY, Writer.DESK)) {
          switch (datum.dataClass()) {
            case ID_CARD, BANK_CARD -> cards++;
            case PHONE, ADDRESS -> phones++;
          }
        }
      }
      table.append("%6d  %,8d %,8d%n".formatted(length, cards * 10, phones * 10));
      assertThat(cards * 10).isLessThan(length == 16 ? 25_000 : 12_000);
      assertThat(phones).isZero();
    }
    System.out.print(table);
  }

  private static List<Line> table(String resource) throws IOException {
    try (var in = PersonalDataTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 2))
          .map(sides -> new Line(sides[0], unescaped(sides[1])))
          .toList();
    }
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t"))
        .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
  }
}

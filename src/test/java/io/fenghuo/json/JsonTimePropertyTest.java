package io.fenghuo.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The short way of reading a time agrees with the library's parser, on whatever is written; that
 * takes no more than nine digits of a second.
 */
class JsonTimePropertyTest {

  @Property
  void agreesWithTheLibrary(@ForAll("nearlyTimes") String text) {
    assertThat(ours(text)).isEqualTo(theLibrarys(text));
  }

  @Provide
  Arbitrary<String> nearlyTimes() {
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 62);
    Arbitrary<String> fractions =
        Arbitraries.strings().numeric().ofMaxLength(12).map(digits -> "." + digits);
    return Combinators.combine(
            Arbitraries.integers().between(2000, 2099),
            Arbitraries.integers().between(0, 13),
            Arbitraries.integers().between(0, 32),
            numbers.list().ofSize(3),
            Arbitraries.oneOf(Arbitraries.just(""), fractions),
            Arbitraries.of("Z", "z", "", "+08:00", "-00:00", "ZZ"))
        .as(
            (year, month, day, time, fraction, zone) ->
                "%d-%02d-%02dT%02d:%02d:%02d%s%s"
                    .formatted(
                        year, month, day, time.get(0), time.get(1), time.get(2), fraction, zone));
  }

  private static OptionalLong ours(String text) {
    try {
      return OptionalLong.of(JsonTime.parse("eventTime", text));
    } catch (RefusedException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong theLibrarys(String text) {
    try {
      String nanos = text.replaceFirst("([.][0-9]{9})[0-9]+", "$1");
      long millis = OffsetDateTime.parse(nanos).toInstant().toEpochMilli();
      return OptionalLong.of(JsonTime.check("eventTime", millis));
    } catch (DateTimeException | RefusedException e) {
      return OptionalLong.empty();
    }
  }
}

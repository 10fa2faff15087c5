package io.fenghuo.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.Scope;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.match.Finding;
import io.fenghuo.match.Signal;
import io.fenghuo.measure.Reading;
import io.fenghuo.measure.Symptom;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a record says of itself ends up in exceptions and logs, wherever it flows. Every record that
 * holds what a customer wrote, or who she is, is filled to the brim and asked.
 */
class RecordsInWordsTest {

  private static final String SECRET = "whisper";
  private static final Set<String> PRIVATE =
      Set.of("text", "customerId", "sessionId", "key", "payload", "value");

  @ParameterizedTest
  @ValueSource(
      classes = {
        Event.class,
        Scope.class,
        Ingested.class,
        DeadLetter.class,
        Reading.class,
        Symptom.class,
        Signal.class,
        Finding.class,
        IdentityMention.class
      })
  void doNotTellACustomer(Class<?> type) throws Exception {
    Object filled = filled(type.getSimpleName(), type);

    assertThat(filled.toString()).isNotBlank().doesNotContain(SECRET);
    assertThat(filled.toString()).doesNotContain(Arrays.toString(SECRET.getBytes(UTF_8)));
  }

  private static Object filled(String name, Type type) throws Exception {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? List.of(filled(name, of[0]))
          : generic.getRawType() == Set.class ? Set.of(filled(name, of[0])) : Map.of();
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return PRIVATE.contains(name) ? SECRET : name;
    }
    if (plain == byte[].class) {
      return SECRET.getBytes(UTF_8);
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return true;
    }
    if (plain == int.class || plain == Integer.class) {
      return 1;
    }
    if (plain == long.class || plain == Long.class) {
      return 1L;
    }
    if (plain == double.class || plain == Double.class) {
      return 1.0;
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    }
    assertThat(plain.isRecord()).as("%s %s", plain, name).isTrue();
    RecordComponent[] parts = plain.getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      values[i] = filled(parts[i].getName(), parts[i].getGenericType());
    }
    var constructor = plain.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}

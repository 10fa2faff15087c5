package io.fenghuo.publish;

import io.fenghuo.words.Spoken;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Records in which everything is told, and those in which one thing is not. */
final class Specimens {

  private Specimens() {}

  /** Nothing is null, no list is empty, no number 0 and no flag down. */
  static <T extends Record> T full(Class<T> type) {
    return with(type, Arrays.stream(type.getRecordComponents()).map(Specimens::full).toArray());
  }

  /** For each component at any depth that can be null a record in which it is. */
  static <T extends Record> List<T> lackingOne(Class<T> type) {
    List<T> all = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      for (Object value : lackingOne(components[i].getGenericType())) {
        Object[] values = Arrays.stream(components).map(Specimens::full).toArray();
        values[i] = value;
        all.add(with(type, values));
      }
    }
    return all;
  }

  private static List<Object> lackingOne(Type type) {
    List<Object> all = new ArrayList<>();
    if (type instanceof ParameterizedType list) {
      lackingOne(list.getActualTypeArguments()[0]).stream()
          .filter(item -> item != null)
          .forEach(item -> all.add(List.of(item)));
    } else if (type instanceof Class<?> simple && !simple.isPrimitive()) {
      all.add(null);
      // What is told in words is told in every language.
      if (simple.isRecord() && !Spoken.class.isAssignableFrom(simple)) {
        all.addAll(lackingOne(simple.asSubclass(Record.class)));
      }
    }
    return all;
  }

  private static Object full(RecordComponent component) {
    return full(component.getGenericType());
  }

  private static Object full(Type type) {
    if (type instanceof ParameterizedType list) {
      // A text in further languages, of which the job has none.
      return list.getRawType() == Map.class
          ? Map.of()
          : List.of(full(list.getActualTypeArguments()[0]));
    }
    Class<?> simple = (Class<?>) type;
    if (simple == String.class) {
      return "text";
    } else if (simple == boolean.class) {
      return true;
    } else if (simple == double.class) {
      return 0.5;
    } else if (simple == int.class || simple == Integer.class) {
      return 7;
    } else if (simple == long.class || simple == Long.class) {
      return 7_000L;
    } else if (simple.isEnum()) {
      return simple.getEnumConstants()[0];
    }
    return full(simple.asSubclass(Record.class));
  }

  private static <T extends Record> T with(Class<T> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }
}

package io.fenghuo.condition;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.NumberRange;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names a condition may use: the fields of its subject, and lists of other subjects, whose
 * fields have types too.
 *
 * @param subject what has these fields, for faults; subjects that are called the same have the same
 *     fields
 * @param types of the fields, by their names
 * @param words the only values of some fields, by their names: a comparison with another is a fault
 * @param ranges the only numbers of some fields, by their names
 * @param lists of other subjects, by their names
 */
public record Vocabulary(
    String subject,
    Map<String, Type> types,
    Map<String, List<String>> words,
    Map<String, NumberRange> ranges,
    Map<String, Vocabulary> lists) {

  /** The fields of an event of whatever kind. */
  public static final Vocabulary EVENT = of("event", Arrays.asList(EventKind.values()));

  /** No name at all. */
  public static final Vocabulary NONE = new Vocabulary("nothing", Map.of());

  public Vocabulary {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    words = Map.copyOf(words);
    ranges = Map.copyOf(ranges);
    lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
  }

  public Vocabulary(String subject, Map<String, Type> types) {
    this(subject, types, Map.of(), Map.of(), Map.of());
  }

  /** The fields that events of these kinds can have. */
  public static Vocabulary of(Collection<EventKind> kinds) {
    Set<EventKind> sorted = new TreeSet<>(kinds);
    return of(sorted.stream().map(EventKind::name).collect(Collectors.joining(" / ")), sorted);
  }

  private static Vocabulary of(String subject, Collection<EventKind> kinds) {
    Map<String, Type> types = new LinkedHashMap<>();
    Map<String, List<String>> words = new LinkedHashMap<>();
    Map<String, NumberRange> ranges = new LinkedHashMap<>();
    for (EventField field : EventField.values()) {
      if (kinds.stream().anyMatch(field::canBeOf)) {
        types.put(field.fieldName(), field.type());
        if (!field.words().isEmpty()) {
          words.put(field.fieldName(), field.words());
        }
        if (field.range() != null) {
          ranges.put(field.fieldName(), field.range());
        }
      }
    }
    words.put(EventField.KIND.fieldName(), kinds.stream().map(EventKind::name).toList());
    return new Vocabulary(subject, types, words, ranges, Map.of());
  }

  /** The same fields, and lists by their names with the fields of their items. */
  public Vocabulary withLists(Map<String, Vocabulary> others) {
    return new Vocabulary(subject, types, words, ranges, others);
  }
}

package io.fenghuo.incident;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One kind of a book's entries while a changeset is made: what it changes, and through it what it
 * leaves. Found by key, and by the terms of {@link Index}.
 */
final class Overlay<V> {

  private final Function<String, V> before;
  private final Function<String, Iterable<String>> beforeUnder;
  private final Function<V, Set<String>> terms;
  private final Map<String, V> changed = new LinkedHashMap<>();
  private final Map<String, Set<String>> changedUnder = new HashMap<>();

  Overlay(
      Function<String, V> before,
      Function<String, Iterable<String>> beforeUnder,
      Function<V, Set<String>> terms) {
    this.before = before;
    this.beforeUnder = beforeUnder;
    this.terms = terms;
  }

  /** Null where there is none. */
  V get(String key) {
    return changed.containsKey(key) ? changed.get(key) : before.apply(key);
  }

  /**
   * @param value null to forget it
   */
  void put(String key, V value) {
    V replaced = changed.put(key, value);
    if (replaced != null) {
      terms.apply(replaced).forEach(term -> changedUnder.get(term).remove(key));
    }
    if (value != null) {
      terms
          .apply(value)
          .forEach(term -> changedUnder.computeIfAbsent(term, t -> new TreeSet<>()).add(key));
    }
  }

  /** What is found under any of the terms, by key, each once. */
  List<V> under(Collection<String> wanted) {
    Set<String> keys = new TreeSet<>();
    for (String term : wanted) {
      for (String key : beforeUnder.apply(term)) {
        if (!changed.containsKey(key)) {
          keys.add(key);
        }
      }
      keys.addAll(changedUnder.getOrDefault(term, Set.of()));
    }
    return keys.stream().map(this::get).filter(Objects::nonNull).toList();
  }

  /** By key; null for one to forget. */
  Map<String, V> changed() {
    return changed;
  }

  /** The terms of a changed entry before the turn. */
  Set<String> termsBefore(String key) {
    V value = before.apply(key);
    return value == null ? Set.of() : terms.apply(value);
  }

  /** The terms of a changed entry as it is now. */
  Set<String> termsNow(String key) {
    V value = changed.get(key);
    return value == null ? Set.of() : terms.apply(value);
  }
}

package io.fenghuo.incident;

import io.fenghuo.match.Evidence;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is to be told of one incident, while an input is worked into it. One event may say several
 * things of it, by several rules and figures that come by different ways: each waits until its
 * millisecond has passed, and is told by the first record that is written meanwhile.
 */
final class Remarks {

  static final int MOST = 8;

  private final List<Remark> list;

  Remarks(List<Remark> list) {
    this.list = new ArrayList<>(list);
  }

  List<Remark> list() {
    return List.copyOf(list);
  }

  boolean isFull() {
    return list.size() >= MOST;
  }

  /** A sum takes the place of the one before, but not its turn. */
  void add(Remark remark) {
    for (int i = 0; i < list.size(); i++) {
      if (remark.isOfSum() && list.get(i).reason() == remark.reason()) {
        list.set(i, remark);
        return;
      }
    }
    list.add(remark);
  }

  /** What is behind a record that tells all of it; of several the one nearest to the cause. */
  Remark first() {
    return list.stream().min(Comparator.comparing(Remark::reason)).orElseThrow();
  }

  void remove(Remark remark) {
    list.remove(remark);
  }

  void clear() {
    list.clear();
  }

  /** When the first of it is to be told at the latest; null where nothing waits. */
  Long dueMillis() {
    return list.stream().map(Remark::timeMillis).min(Comparator.naturalOrder()).orElse(null);
  }

  /** The event time of the latest of it. */
  long latestMillis() {
    return list.stream().mapToLong(Remark::timeMillis).max().orElseThrow();
  }

  /** The evidence of a record that tells all of it too. */
  List<Evidence> beside(List<Evidence> evidence) {
    List<Evidence> all = new ArrayList<>(evidence);
    for (Remark remark : list) {
      if (!remark.isSaidBy(all)) {
        remark.evidence().stream().filter(e -> !all.contains(e)).forEach(all::add);
      }
    }
    return all;
  }

  /** The sentence of a record that tells all of it too, but what its own ground says already. */
  LocalizedText beside(LocalizedText says, Occasion occasion) {
    LocalizedText all = says;
    for (Remark remark : list) {
      if (!remark.isSaidBy(occasion.evidence())) {
        all = all.then(remark.says());
      }
    }
    return all;
  }
}

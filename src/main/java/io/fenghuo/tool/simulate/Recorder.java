package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventKind.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes down what happens, as the desk's systems would send it: nothing from a source that a script
 * has silenced, and not quite in order, since most records take some ten milliseconds to their
 * topic and a few take up to two seconds.
 */
final class Recorder {

  static final long MAX_DELAY_MILLIS = 1_900;

  private record Entry(long appendMillis, long number, Fact fact) {}

  private final Map<Stream, List<Entry>> entries = new EnumMap<>(Stream.class);
  private final List<Silence> silences;
  private final Dice dice;

  Recorder(List<Silence> silences, Dice dice) {
    this.silences = silences;
    this.dice = dice;
    for (Stream stream : Stream.values()) {
      entries.put(stream, new ArrayList<>());
    }
  }

  /** Records a fact and gives the id under which it is known. */
  String add(Fact fact) {
    List<Entry> stream = entries.get(fact.stream());
    String id = prefix(fact.stream()) + (stream.size() + 1);
    long delay =
        dice.chance(0.97) ? dice.millisBetween(5, 120) : dice.millisBetween(120, MAX_DELAY_MILLIS);
    stream.add(new Entry(fact.timeMillis() + delay, stream.size(), fact.identifiedBy(id)));
    return id;
  }

  /** The records of a topic in the order in which they arrived there, up to a time. */
  List<Fact> arrived(Stream stream, long endMillis) {
    return entries.get(stream).stream()
        .filter(entry -> entry.fact().timeMillis() < endMillis)
        .filter(entry -> silences.stream().noneMatch(silence -> silence.covers(entry.fact())))
        .sorted(Comparator.comparingLong(Entry::appendMillis).thenComparing(Entry::number))
        .map(Entry::fact)
        .toList();
  }

  private static String prefix(Stream stream) {
    return switch (stream) {
      case TRAFFIC -> "t";
      case SENTIMENT -> "e";
      case MENTION -> "m";
    };
  }
}

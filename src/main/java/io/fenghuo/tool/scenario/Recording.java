package io.fenghuo.tool.scenario;

import io.fenghuo.definition.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Recorded input: for each topic one file with a record per line, {@code <topic>.jsonl}, or {@code
 * <topic>.jsonl.gz} where it is compressed.
 *
 * @param name what a reader calls it
 * @param files by topic
 */
public record Recording(String name, SortedMap<String, Path> files) {

  private static final List<String> ENDINGS = List.of(".jsonl.gz", ".jsonl");

  public Recording {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * All the input in a folder; other files are left alone.
   *
   * @throws NoSuchFileException where there is none
   */
  public static Recording ofFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> inputs = files.filter(Recording::isInput).sorted().toList();
      if (inputs.isEmpty()) {
        throw new NoSuchFileException(
            folder.toString(), null, "holds no <topic>.jsonl and no <topic>.jsonl.gz");
      }
      return ofFiles(folder.toAbsolutePath().normalize().getFileName().toString(), inputs);
    }
  }

  /**
   * @throws io.fenghuo.definition.InvalidDefinitionException where a file is no input, or two are
   *     of one topic
   */
  public static Recording ofFiles(String name, Collection<Path> files) {
    Faults faults = new Faults();
    SortedMap<String, Path> byTopic = new TreeMap<>();
    for (Path file : files) {
      Optional<String> topic = topicOf(file);
      if (topic.isEmpty()) {
        faults.add(file.toString(), "must be named <topic>.jsonl or <topic>.jsonl.gz");
        continue;
      }
      Path other = byTopic.putIfAbsent(topic.get(), file);
      if (other != null) {
        faults.add(file.toString(), "is of the same topic as " + other);
      }
    }
    faults.throwIfAny("input");
    return new Recording(name, byTopic);
  }

  /** When its last line is due, epoch milliseconds; 0 where it has none. */
  public long endMillis() throws IOException {
    long end = 0;
    try (PlayOrder order = new PlayOrder(this)) {
      for (PlayLine line = order.next(); line != null; line = order.next()) {
        end = line.dueMillis();
      }
    }
    return end;
  }

  /** Whether a file is one of input, by its name. */
  static boolean isInput(Path file) {
    return topicOf(file).isPresent();
  }

  /** The topic whose records a file holds, by its name; empty where it holds none. */
  private static Optional<String> topicOf(Path file) {
    String name = file.getFileName().toString();
    return ENDINGS.stream()
        .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .findFirst();
  }

  Lines lines(String topic) throws IOException {
    return Lines.of(files.get(topic));
  }
}

package io.fenghuo.tool;

import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.InputRecord;
import io.fenghuo.ingest.RecordDecoder;
import io.fenghuo.mapping.Mapping;
import io.fenghuo.mapping.Mappings;
import io.fenghuo.tool.argument.Input;
import io.fenghuo.tool.scenario.Lines;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Tries a mapping without a job: tells every fault of the file, or what the mapping makes of some
 * records. What a customer wrote is not printed.
 */
@Command(
    name = "check",
    description = "Check a mapping file, and show what it makes of records.",
    mixinStandardHelpOptions = true)
final class MappingCheckCommand implements Callable<Integer> {

  @Option(
      names = "--mapping",
      converter = Input.File.class,
      required = true,
      paramLabel = "FILE",
      description = "The mapping file.")
  private Path mapping;

  @Option(
      names = "--records",
      converter = Input.File.class,
      paramLabel = "FILE",
      description = "Records of the topic, one JSON value a line.")
  private Path records;

  @Option(
      names = "--topic",
      defaultValue = "records",
      paramLabel = "NAME",
      description = "What the records' topic is called; ${DEFAULT-VALUE} where absent.")
  private String topic;

  @Spec private CommandSpec spec;

  private final PrintStream out;

  MappingCheckCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Mapping parsed = Mapping.parse(mapping.toString(), DefinitionFile.read(mapping.toString()));
    parsed.warnings().forEach(warning -> out.println("WARNING  " + warning));
    out.println(mapping + ": no fault");
    return records == null ? Fenghuo.AS_EXPECTED : show(parsed);
  }

  private int show(Mapping parsed) throws Exception {
    RecordDecoder decoder =
        new RecordDecoder(
            EventKind.Stream.TRAFFIC,
            DecodeLimits.from(new Configuration()),
            Mappings.of(Map.of(topic, parsed)),
            UnregisteredMetricsGroup::new);
    int events = 0;
    int skipped = 0;
    int deadLetters = 0;
    int read = 0;
    try (Lines lines = Lines.of(records)) {
      for (byte[] value = lines.next(); value != null; value = lines.next()) {
        List<Ingested> made = new ArrayList<>();
        read++;
        // No timestamp of Kafka's: no event is in its record's future.
        decoder.decode(
            new InputRecord(new Origin(topic, 0, read - 1), -1, null, value, Map::of), made::add);
        for (Ingested each : made) {
          events += each.isEvent() ? 1 : 0;
          deadLetters += each.isEvent() ? 0 : 1;
          out.println(read + "  " + (each.isEvent() ? of(each.event()) : of(each.deadLetter())));
        }
        if (made.isEmpty()) {
          skipped++;
          out.println(read + "  skipped");
        }
      }
    }
    out.printf(
        "records %d  events %d  skipped %d  dead letters %d%n", read, events, skipped, deadLetters);
    if (events + deadLetters == 0) {
      spec.commandLine()
          .getErr()
          .println(
              "Nothing was mapped of "
                  + records
                  + ": "
                  + (read == 0 ? "it holds no record" : "the mapping skips every record"));
      return Fenghuo.WRONG_USE;
    }
    return deadLetters == 0 ? Fenghuo.AS_EXPECTED : Fenghuo.NOT_AS_EXPECTED;
  }

  private static String of(DeadLetter letter) {
    return "DEAD LETTER " + letter.reason() + ": " + letter.detail();
  }

  private static String of(Event event) {
    StringBuilder line = new StringBuilder(event.kind().name());
    for (EventField field : EventField.values()) {
      Object value = field.of(event);
      if (value != null && field != EventField.KIND) {
        line.append(' ').append(field.fieldName()).append('=');
        line.append(
            field == EventField.TEXT ? "(" + ((String) value).length() + " characters)" : value);
      }
    }
    return line.append(event.isDrill() ? " drillId=" + event.drillId() : "").toString();
  }
}

package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.tool.argument.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the input of scenarios; without a seed, the very files that are committed. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Simulates a customer-service desk and writes its records, a folder a scenario.")
public final class Simulate implements Callable<Integer> {

  @Option(
      names = "--scenario",
      defaultValue = "all",
      description = "Name of a scenario, or all (the default).")
  private String scenario;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      converter = Output.Folder.class,
      description = "Folder that gets a folder a scenario.")
  private Path out;

  @Option(names = "--seed", description = "Another seed than that of the committed files.")
  private Long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Script> scripts =
        scenario.equals("all")
            ? Scenarios.all()
            : List.of(Scenarios.byName(scenario).orElseThrow(this::unknownScenario));
    for (Script script : scripts) {
      write(script);
    }
    return 0;
  }

  private void write(Script script) throws IOException {
    Simulation simulation = Simulation.of(script, seed == null ? script.seed() : seed);
    Path folder = Files.createDirectories(out.resolve(script.name()));
    int records = 0;
    for (Stream stream : Stream.values()) {
      List<Fact> facts = simulation.facts().get(stream);
      records += facts.size();
      RecordWriter.write(facts, folder.resolve(RecordWriter.fileName(stream)));
    }
    spec.commandLine().getOut().printf("%s: %d records%n", script.name(), records);
  }

  private ParameterException unknownScenario() {
    List<String> names = Scenarios.all().stream().map(Script::name).toList();
    return new ParameterException(
        spec.commandLine(),
        "--scenario must be all or one of " + names + ", got '" + scenario + "'");
  }
}

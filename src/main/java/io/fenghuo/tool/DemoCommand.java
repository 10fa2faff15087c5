package io.fenghuo.tool;

import io.fenghuo.tool.argument.Figure;
import io.fenghuo.tool.embedded.EmbeddedFlink.JobDefinition;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioPlayer;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Plays a scenario into the job on a broker and a cluster inside this JVM. */
@Command(
    name = "demo",
    description = "Play a scenario through a real broker and a real cluster inside this JVM.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--scenario",
      defaultValue = "promotion-outage",
      paramLabel = "NAME|DIR",
      description =
          "A folder, or the name of one in sample-data/scenarios; ${DEFAULT-VALUE} where absent.")
  private String scenario;

  @Option(
      names = "--speed",
      defaultValue = "600",
      converter = Speed.class,
      paramLabel = "N|max",
      description = "How many times faster than real time; ${DEFAULT-VALUE} where absent.")
  private double speed;

  @Option(
      names = "--backlog",
      description =
          "Send all before the job starts, as if it had been down: a backlog is no silence. The topics are then read"
              + " side by side and not in step, so which of them opens an incident, and at what level, may differ.")
  private boolean backlog;

  @Option(
      names = "--parallelism",
      defaultValue = "2",
      paramLabel = "N",
      converter = Figure.Parallelism.class,
      description = "Of the job; ${DEFAULT-VALUE} where absent.")
  private int parallelism;

  @Option(
      names = "--keep",
      description = "Leave broker and cluster running after the summary, until interrupted.")
  private boolean keep;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Sets an option of the job.")
  private final Map<String, String> settings = new HashMap<>();

  private final JobDefinition job;
  private final PrintStream out;

  DemoCommand(JobDefinition job, PrintStream out) {
    this.job = job;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Screen screen = Screen.on(out);
    Demo demo =
        new Demo(job, Scenario.find(scenario), speed, backlog, parallelism, settings, screen);
    return demo.run(keep).asExpected() ? Fenghuo.AS_EXPECTED : Fenghuo.NOT_AS_EXPECTED;
  }

  /** {@code max}, or a positive number. */
  static final class Speed implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
      if (text.equals("max")) {
        return ScenarioPlayer.MAX;
      }
      try {
        double speed = Double.parseDouble(text);
        if (speed > 0 && Double.isFinite(speed)) {
          return speed;
        }
      } catch (NumberFormatException e) {
        throw refused(text);
      }
      throw refused(text);
    }

    private static TypeConversionException refused(String text) {
      return new TypeConversionException("must be a positive number or max, got '" + text + "'");
    }
  }
}

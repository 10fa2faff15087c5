package io.fenghuo.tool;

import io.fenghuo.Complaints;
import io.fenghuo.tool.simulate.Simulate;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit codes: 0 all as expected, 1 something missed or unexpected, 2 not to be
 * run as asked, 3 failed on the way.
 */
@Command(
    name = "fenghuo",
    description = "Graded incident alerts for a customer-service desk.",
    mixinStandardHelpOptions = true,
    versionProvider = Build.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Fenghuo implements Runnable {

  static final int AS_EXPECTED = 0;
  static final int NOT_AS_EXPECTED = 1;
  static final int WRONG_USE = 2;
  static final int FAILED = 3;

  private static final String LOG_SETTINGS = "log4j2.configurationFile";
  private static final String LOG_FILE = "fenghuo.log";

  /** Which file the web page of an embedded cluster shows as its log. */
  private static final String FLINK_PAGE_LOG = "log.file";

  @Spec private CommandSpec spec;

  private Fenghuo() {}

  public static void main(String[] args) {
    logToFile();
    System.exit(run(Jobs.ofThisBuild(), inUtf8(System.out), inUtf8(System.err), args));
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static PrintStream inUtf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs a command that complains on standard error. */
  static int run(Jobs jobs, PrintStream out, String... args) {
    return run(jobs, out, System.err, args);
  }

  /** Runs a command and returns its exit code. */
  static int run(Jobs jobs, PrintStream out, PrintStream err, String... args) {
    CommandLine line = new CommandLine(new Fenghuo());
    line.addSubcommand(new DemoCommand(jobs.live(), out));
    line.addSubcommand(new ReplayCommand(jobs.replay(), out));
    line.addSubcommand(new BacktestCommand(jobs.replay(), out));
    line.addSubcommand(new RulesCommand(out));
    line.addSubcommand(new Simulate());
    line.addSubcommand(new TopicsCommand(out));
    line.addSubcommand(new AsyncApiCommand(out));
    line.addSubcommand(
        new CommandLine(new MappingCommand()).addSubcommand(new MappingCheckCommand(out)));
    line.addSubcommand(new HelpCommand(out));
    line.addSubcommand(new AutoComplete.GenerateCompletion());
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, given) -> complain(e));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          Optional<String> complaint = Complaints.of(e);
          if (complaint.isPresent()) {
            command.getErr().println(complaint.get());
            return WRONG_USE;
          }
          e.printStackTrace(command.getErr());
          command.getErr().println("Log: " + System.getProperty(LOG_FILE, "as configured"));
          return FAILED;
        });
    return line.execute(args);
  }

  /** Of a command line that cannot be understood. */
  private static int complain(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)
        && !command.getSubcommands().isEmpty()) {
      command.usage(err);
    } else {
      err.println("All options: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return WRONG_USE;
  }

  /**
   * An embedded broker and cluster log too much for a reader of alerts: unless the user has chosen
   * otherwise, warnings go to a file. Must come before the first logger.
   */
  private static void logToFile() {
    if (System.getProperty(LOG_SETTINGS) == null) {
      Path target = Path.of(System.getProperty("fenghuo.home", ""), "target");
      boolean isOurs = Files.isDirectory(target) && Files.isWritable(target);
      Path folder = isOurs ? target : Path.of(System.getProperty("java.io.tmpdir"));
      String file = folder.resolve(LOG_FILE).toAbsolutePath().toString();
      System.setProperty(LOG_FILE, file);
      System.setProperty(FLINK_PAGE_LOG, file);
      System.setProperty(LOG_SETTINGS, "classpath:fenghuo-tool-log4j2.properties");
    }
  }
}

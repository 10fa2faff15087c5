package io.fenghuo.tool;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The help of a command at any depth, as in {@code help rules check}. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Show the help of a command, such as help rules check.")
final class HelpCommand implements Runnable {

  private final PrintStream out;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command's words.")
  private List<String> words = List.of();

  HelpCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    CommandLine named = spec.commandLine().getParent();
    for (String word : words) {
      CommandLine next = named.getSubcommands().get(word);
      if (next == null) {
        throw new ParameterException(
            named,
            "%s has no command '%s'; it has %s"
                .formatted(
                    named.getCommandSpec().qualifiedName(),
                    word,
                    named.getSubcommands().isEmpty()
                        ? "none"
                        : String.join(", ", named.getSubcommands().keySet())));
      }
      named = next;
    }
    named.usage(out);
  }
}

package io.fenghuo.tool;

import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AlertWords;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/**
 * An alert as a person reads it: graded and coloured, why in every language, the evidence in a
 * line, who handles it.
 */
final class AlertText {

  /** Events at which it matters who is called, and who has answered. */
  private static final Set<String> CALLING =
      Set.of("OPENED", "REOPENED", "ESCALATED", "ACKED", "ACK_EXPIRED", "REPEATED", "UNSUPPRESSED");

  private final boolean coloured;

  AlertText(boolean coloured) {
    this.coloured = coloured;
  }

  /** Coloured on a terminal, unless {@code NO_COLOR} is set. */
  static AlertText forThisTerminal() {
    return new AlertText(Ansi.AUTO.enabled());
  }

  String of(AlertRecord alert) {
    StringBuilder text = new StringBuilder();
    text.append(paint(alert.level(), "█ " + grade(alert.level())))
        .append("  ")
        .append(alert.event());
    alert
        .previousLevel()
        .filter(previous -> previous != alert.level())
        .ifPresent(previous -> text.append(" from ").append(previous));
    text.append("  ")
        .append(alert.type().named().zh())
        .append(' ')
        .append(alert.type())
        .append("  ")
        .append(AlertWords.scope(alert.scope()))
        .append("  ")
        .append(alert.time());
    LocalizedText says = alert.says();
    Language.all().forEach(language -> line(text, says.in(language)));
    line(text, AlertWords.evidence(alert.evidence()));
    if (CALLING.contains(alert.event())) {
      line(text, HandlingWords.departments(alert.departments()));
    }
    line(text, HandlingWords.flags(alert.flags()));
    line(text, HandlingWords.command(alert.command()));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    if (!line.isBlank()) {
      text.append("\n    ").append(line);
    }
  }

  private static String grade(Level level) {
    return level + " " + level.named().zh() + " " + level.colour();
  }

  private String paint(Level level, String text) {
    if (!coloured) {
      return text;
    }
    String colour =
        switch (level) {
          case I -> "31";
          case II -> "38;5;208";
          case III -> "33";
          case IV -> "34";
        };
    return "\033[1;" + colour + "m" + text + "\033[0m";
  }
}

package io.fenghuo.tool.rules;

import io.fenghuo.match.warning.RuleWarnings;
import io.fenghuo.measure.MeasureDefinition;
import io.fenghuo.rule.Rule;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code rules check} says: every rule explained, what it needs and costs; or all faults. */
public final class CheckText {

  private CheckText() {}

  public static String of(RuleFiles files) {
    List<String> lines = new ArrayList<>();
    for (Rule rule : files.rules().rules()) {
      rule(rule, files, lines);
    }
    if (!files.rules().rules().isEmpty()) {
      lines.add(needs(files));
      for (MeasureDefinition measure : files.measures().definitions()) {
        RuleWarnings.of(measure).stream()
            .map(
                warning ->
                    Message.of(
                        "rule-warning.of-measure", "given", measure.id(), "warning", warning))
            .forEach(warning -> lines.addAll(told("", warning)));
      }
    }
    lines.addAll(files.faults());
    lines.add(
        "%d rules, %d examples, %d files with faults"
            .formatted(
                files.rules().rules().size(), files.examples().size(), files.faults().size()));
    return String.join("\n", lines);
  }

  private static void rule(Rule rule, RuleFiles files, List<String> lines) {
    LocalizedText explained = RuleSentence.of(rule, files.measures());
    RuleCost cost = RuleCost.of(rule);
    lines.add("%s v%d %s  %s".formatted(rule.id(), rule.version(), rule.hash(), rule.incident()));
    Language.all().forEach(language -> lines.add("    " + explained.in(language)));
    lines.add("    reads    " + String.join(", ", cost.asks()));
    lines.add("    matched  " + matched(cost));
    lines.add("    keeps    " + cost.keeps());
    RuleWarnings.of(rule).stream()
        .map(warning -> Message.of("rule-warning.of-rule", "warning", warning))
        .forEach(warning -> lines.addAll(told("    ", warning)));
    lines.add("    examples " + files.examplesOf(rule.id()));
    lines.add("");
  }

  private static List<String> told(String indent, Message warning) {
    return Language.all().stream().map(language -> indent + warning.in(language)).toList();
  }

  private static String matched(RuleCost cost) {
    return switch (cost.automaton()) {
      case NONE -> "as a threshold";
      case QUEUES -> "as a chain, on queues";
      case NFA -> "by flink-cep's automaton";
    };
  }

  /** The measures without which these rules are no rules. */
  private static String needs(RuleFiles files) {
    Set<String> needed = new TreeSet<>();
    for (Rule rule : files.rules().rules()) {
      rule.stages().stream()
          .filter(stage -> stage.reads().isSymptom())
          .forEach(stage -> needed.add(stage.reads().measure()));
      needed.addAll(rule.clear().measures());
    }
    Set<String> unread = new TreeSet<>();
    files.measures().definitions().stream()
        .filter(measure -> measure.impact() == null)
        .map(MeasureDefinition::id)
        .filter(id -> !needed.contains(id))
        .forEach(unread::add);
    return "measures needed: "
        + (needed.isEmpty() ? "none" : String.join(", ", needed))
        + (unread.isEmpty() ? "" : "\nmeasures that no rule reads: " + String.join(", ", unread));
  }
}

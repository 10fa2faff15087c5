package io.fenghuo.tool.rules;

import io.fenghuo.event.EventRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an example found beside what it should have. The findings must be as many as are expected,
 * and each as is written of it, in the order of their times, of one time the most severe first.
 */
record ExampleResult(Example example, List<Finding> found) {

  boolean isAsExpected() {
    if (found.size() != example.finds().size()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      if (!fits(example.finds().get(i), found.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A line of what it came to; where it is not as expected, both sides below. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add((isAsExpected() ? "ok    " : "FAIL  ") + example.label());
    if (!isAsExpected()) {
      lines.add("    expected: " + expected());
      lines.add("    found:    " + foundText());
    }
    return String.join("\n", lines);
  }

  private static boolean fits(Example.Expected expected, Finding finding) {
    return (expected.atMillis() == null || expected.atMillis() == sinceBegin(finding.timeMillis()))
        && (expected.level() == null || expected.level() == finding.level())
        && (expected.kind() == null || expected.kind() == finding.kind())
        && expected.stages().entrySet().stream()
            .allMatch(stage -> fits(stage.getValue(), evidence(finding, stage.getKey())));
  }

  private static boolean fits(Example.Signals expected, Evidence evidence) {
    int count = evidence == null ? 0 : evidence.eventCount();
    return expected.count() == count
        && (expected.timesMillis() == null || expected.timesMillis().equals(times(evidence)));
  }

  private static Evidence evidence(Finding finding, String stage) {
    return finding.evidence().stream()
        .filter(evidence -> evidence.stage().equals(stage))
        .findFirst()
        .orElse(null);
  }

  private static List<Long> times(Evidence evidence) {
    return evidence == null
        ? List.of()
        : evidence.events().stream()
            .map(EventRef::timeMillis)
            .map(ExampleResult::sinceBegin)
            .toList();
  }

  private static long sinceBegin(long millis) {
    return millis - Example.BEGIN.toEpochMilli();
  }

  private String expected() {
    return example.finds().isEmpty()
        ? "nothing"
        : String.join(
            "\n              ", example.finds().stream().map(ExampleResult::shown).toList());
  }

  private String foundText() {
    return found.isEmpty()
        ? "nothing"
        : String.join("\n              ", found.stream().map(ExampleResult::shown).toList());
  }

  private static String shown(Example.Expected expected) {
    List<String> words = new ArrayList<>();
    words.add(expected.atMillis() == null ? "at any time" : "at " + time(expected.atMillis()));
    if (expected.level() != null) {
      words.add("level " + expected.level());
    }
    if (expected.kind() != null) {
      words.add(expected.kind().name());
    }
    for (Map.Entry<String, Example.Signals> stage : expected.stages().entrySet()) {
      Example.Signals signals = stage.getValue();
      words.add(
          stage.getKey()
              + " × "
              + signals.count()
              + (signals.timesMillis() == null ? "" : " " + times(signals.timesMillis())));
    }
    return String.join(", ", words);
  }

  private static String shown(Finding finding) {
    List<String> words = new ArrayList<>();
    words.add("at " + time(sinceBegin(finding.timeMillis())));
    words.add("level " + finding.level());
    words.add(finding.kind().name());
    for (Evidence evidence : finding.evidence()) {
      words.add(evidence.stage() + " × " + evidence.eventCount() + " " + times(times(evidence)));
    }
    return String.join(", ", words) + ": " + finding.says().en();
  }

  private static String times(List<Long> millis) {
    return millis.stream().map(ExampleResult::time).toList().toString();
  }

  private static String time(long millis) {
    return millis == 0 ? "0 s" : Figures.show(millis, Figures.Format.TIME, Language.EN);
  }
}

package io.fenghuo.tool.backtest;

import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AlertWords;
import io.fenghuo.words.Message;
import io.fenghuo.words.Spoken;
import java.util.List;
import java.util.stream.Stream;

/** One incident of both sides with its records, as the page's template asks for it. */
record IncidentView(IncidentPair pair) {

  /** Records side by side. */
  record Table(List<Row> alerts, boolean isSame) {

    /** How many they are where none of them differs, which then are folded away. */
    Message unchanged() {
      return isSame ? Message.counted("backtest.unchanged", alerts.size()) : null;
    }
  }

  /** One thing that was told. */
  record Row(AlertPair pair) {

    String style() {
      return pair.isLost() ? "lost" : pair.isGained() ? "gained" : "moved";
    }

    Spoken change() {
      return Sentences.of(pair);
    }

    List<Side> sides() {
      return List.of(new Side(pair.before(), true), new Side(pair.after(), false));
    }

    /** What is said and on what evidence: the old side's too where it is another. */
    List<Side> grounds() {
      Side shown = new Side(pair.either(), false);
      return pair.changesGround() ? List.of(shown, new Side(pair.before(), true)) : List.of(shown);
    }
  }

  /**
   * What one side has told.
   *
   * @param alert its record; null where it has none
   */
  record Side(AlertRecord alert, boolean isOld) {

    String evidence() {
      return AlertWords.evidence(alert.evidence());
    }

    String addresses() {
      return AlertWords.addresses(alert.evidence());
    }
  }

  Spoken says() {
    return Sentences.of(pair);
  }

  boolean differs() {
    return pair.fate() != IncidentPair.Fate.SAME;
  }

  /** What differs first. */
  List<Table> tables() {
    return Stream.of(false, true)
        .map(
            same ->
                new Table(
                    pair.alerts().stream()
                        .filter(alert -> alert.isSame() == same)
                        .map(Row::new)
                        .toList(),
                    same))
        .filter(table -> !table.alerts().isEmpty())
        .toList();
  }
}

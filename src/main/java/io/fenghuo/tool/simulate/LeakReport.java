package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import java.time.Instant;

/**
 * Somebody reports that personal data lay open.
 *
 * @param brand the brand
 * @param at when it is reported
 * @param dataClass what kind of data
 * @param subjectCount whose data: how many persons
 */
record LeakReport(String brand, Instant at, String dataClass, long subjectCount) implements Scene {

  @Override
  public void enter(Stage stage) {
    stage.agenda().at(at.toEpochMilli(), () -> report(stage));
  }

  private void report(Stage stage) {
    stage
        .recorder()
        .add(
            Fact.of(EventKind.PII_EXPOSED, stage.agenda().now(), brand)
                .with(EventField.DATA_CLASS, dataClass)
                .with(EventField.SUBJECT_COUNT, subjectCount));
  }
}

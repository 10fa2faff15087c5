package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.IncidentOptions.OperatorKind;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakRegulationTest {

  private static final long HOUR = 3_600_000;
  private static final long OPENED = 1_800_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "0, ",
    "99999, ",
    "100000, IV",
    "999999, IV",
    "1000000, III",
    "9999999, III",
    "10000000, II",
    "99999999, II",
    "100000000, I",
    "1000000000, I"
  })
  void gradesByPersons(long persons, Level grade) {
    assertThat(LeakRegulation.grade(persons)).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({"critical-infrastructure, 1", "state-organ, 2", "other, 4", "OTHER, 4"})
  void theKindOfOperatorSetsTheTime(String kind, long hours) {
    LeakReport report = regulation(Map.of("leak.operator-kind", kind)).report(OPENED, 1_200);

    assertThat(report)
        .isEqualTo(
            new LeakReport(null, 1_200, kind.toLowerCase(Locale.ROOT), OPENED + hours * HOUR));
  }

  @Test
  void aLaterLargerNumberRaisesTheGradeAndLeavesTheTime() {
    LeakRegulation regulation = regulation(Map.of());
    LeakReport first = regulation.report(OPENED, 120_000);
    LeakReport later = regulation.report(OPENED, 12_000_000);

    assertThat(first.grade()).isEqualTo(Level.IV);
    assertThat(later.grade()).isEqualTo(Level.II);
    assertThat(later.dueMillis()).isEqualTo(first.dueMillis());
  }

  @Test
  void remindsAtHalfAtFourFifthsAndWhenItIsDue() {
    LeakReport report = regulation(Map.of()).report(OPENED, 0);
    List<Long> reminders = new ArrayList<>();
    List<AlertReason> reasons = new ArrayList<>();
    Long at = LeakRegulation.nextReminderMillis(report, OPENED, OPENED);
    while (at != null) {
      reminders.add(at - OPENED);
      reasons.add(LeakRegulation.reasonAt(report, at));
      at = LeakRegulation.nextReminderMillis(report, OPENED, at);
    }

    assertThat(reminders).containsExactly(2 * HOUR, 4 * HOUR * 4 / 5, 4 * HOUR);
    assertThat(reasons)
        .containsExactly(
            AlertReason.REPORT_DUE_SOON, AlertReason.REPORT_DUE_SOON, AlertReason.REPORT_OVERDUE);
  }

  @Test
  void whoeverComesLateIsToldOnlyOfWhatIsStillToCome() {
    LeakReport report = regulation(Map.of()).report(OPENED, 0);

    assertThat(LeakRegulation.nextReminderMillis(report, OPENED, OPENED + 3 * HOUR))
        .isEqualTo(OPENED + 4 * HOUR * 4 / 5);
    assertThat(LeakRegulation.nextReminderMillis(report, OPENED, OPENED + 4 * HOUR)).isNull();
  }

  @Test
  void aTimeThatIsLeftOutKeepsItsDefault() {
    Map<String, String> config = Map.of("leak.report-times", "state-organ:90 min");

    assertThat(regulation(config)).isEqualTo(new LeakRegulation(OperatorKind.OTHER, 4 * HOUR));
    assertThat(
            regulation(
                Map.of(
                    "leak.report-times", "state-organ:90 min",
                    "leak.operator-kind", "state-organ")))
        .isEqualTo(new LeakRegulation(OperatorKind.STATE_ORGAN, HOUR + HOUR / 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop:1h     | leak.report-times has the key shop; the kinds are critical-infrastructure,"
            + " state-organ, other",
        "other:soon  | leak.report-times.other must be a positive duration such as 4h, got soon",
        "other:0s    | leak.report-times.other must be a positive duration such as 4h, got 0s",
      })
  void refusesTimesThatCannotBe(String times, String message) {
    assertThatThrownBy(() -> regulation(Map.of("leak.report-times", times)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static LeakRegulation regulation(Map<String, String> settings) {
    return LeakRegulation.from(Configuration.fromMap(settings));
  }
}

package io.fenghuo.tool.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentStoryTest {

  private static final Instant END = Told.time("23:00");

  private final Told told = Told.incident("i1", "acme");

  @Test
  void tellsWhenItWasOpenAndAtWhichLevel() {
    IncidentStory story =
        story(
            told.at("10:00", "OPENED", Level.III, "r"),
            told.at("10:05", "UPDATED", Level.III, "r"),
            told.at("10:10", "ESCALATED", Level.I, "r"),
            told.at("10:40", "RESOLVED", Level.I, "r"),
            told.at("10:45", "REOPENED", Level.II, "r"),
            told.at("11:00", "RESOLVED", Level.II, "r"),
            told.at("11:10", "CLOSED", Level.II, "r"));

    assertThat(story.spans())
        .extracting(IncidentStory.Span::level, span -> span.length().toMinutes())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Level.III, 10L),
            org.assertj.core.groups.Tuple.tuple(Level.I, 30L),
            org.assertj.core.groups.Tuple.tuple(Level.II, 15L));
    assertThat(story.over()).contains(Told.time("11:00"));
    assertThat(story.peak()).isEqualTo(Level.I);
    assertThat(story.relapses()).isEqualTo(1);
    assertThat(story.reached(Level.II)).contains(Told.time("10:10"));
    assertThat(story.reached(Level.IV)).contains(Told.time("10:00"));
  }

  @Test
  void isOpenUntilTheInputEndsWhereNobodySaysItIsOver() {
    IncidentStory story =
        story(
            told.at("10:00", "OPENED", Level.III, "r"),
            told.at("10:40", "RESOLVED", Level.III, "r"),
            told.at("10:45", "REOPENED", Level.III, "r"));

    assertThat(story.over()).isEmpty();
    assertThat(story.until()).isEqualTo(END);
    assertThat(story.spans()).last().extracting(IncidentStory.Span::to).isEqualTo(END);
  }

  @Test
  void isOverWhereAnotherIncidentTakesItOver() {
    IncidentStory story =
        story(
            told.at("10:00", "OPENED", Level.III, "r"), told.at("10:20", "MERGED", Level.III, "r"));

    assertThat(story.over()).contains(Told.time("10:20"));
    assertThat(story.spans())
        .containsExactly(new IncidentStory.Span(Level.III, Told.time("10:00"), Told.time("10:20")));
  }

  @Test
  void staysOverWhereItsReportIsStillDue() {
    IncidentStory story =
        story(
            told.at("10:00", "OPENED", Level.II, "r"),
            told.at("10:20", "RESOLVED", Level.II, "r"),
            told.at("12:00", "REPEATED", Level.II, "r"));

    assertThat(story.over()).contains(Told.time("10:20"));
    assertThat(story.spans())
        .containsExactly(new IncidentStory.Span(Level.II, Told.time("10:00"), Told.time("10:20")));
  }

  @Test
  void takesEachRecordOnceAndInItsPlace() {
    AlertRecord opened = told.at("10:00", "OPENED", Level.III, "r");
    AlertRecord resolved = told.at("10:40", "RESOLVED", Level.III, "r");

    assertThat(IncidentStory.of(List.of(resolved, opened, resolved), END))
        .singleElement()
        .extracting(IncidentStory::alerts)
        .isEqualTo(List.of(opened, resolved));
  }

  @Test
  void addsUpWhatASideHasTold() {
    Told brief = Told.incident("i2", "nova");
    List<IncidentStory> incidents =
        List.of(
            story(
                told.at("10:00", "OPENED", Level.III, "r"),
                told.at("10:10", "ESCALATED", Level.II, "r"),
                told.at("10:40", "RESOLVED", Level.II, "r")),
            story(
                brief.at("12:00", "OPENED", Level.III, "r"),
                brief.at("12:05", "RESOLVED", Level.III, "r")));

    assertThat(SideFigures.of(incidents))
        .isEqualTo(
            new SideFigures(
                2,
                5,
                Map.of(Level.I, 0L, Level.II, 1L, Level.III, 1L, Level.IV, 0L),
                Map.of(
                    Level.I,
                    Duration.ZERO,
                    Level.II,
                    Duration.ofMinutes(30),
                    Level.III,
                    Duration.ofMinutes(15),
                    Level.IV,
                    Duration.ZERO),
                1,
                0));
  }

  private static IncidentStory story(AlertRecord... alerts) {
    return IncidentStory.of(List.of(alerts), END).get(0);
  }
}

package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.InEnglish;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureSetTest {

  @Test
  void readsAMeasureInFull() {
    MeasureSet set =
        MeasureSet.parse(
            "measures.yaml",
            """
            measures:
            - id: bot-failure-share
              figure: share
              scope: [channel, tenant, brand]
              on: [BOT_REPLIED, BOT_FAILED]
              where: channel != 'PHONE'
              hit: kind == 'BOT_FAILED'
              by: sessionId
              window: 5m
              min-sample: 20
              impact: sessions
              lines:
              - { id: high, above: 0.2, clear: 0.1, clear-for: 2m }
              - { id: outage, above: 0.8 }
              - { id: odd, below: 0.01, clear: 0.02 }
            """);

    assertThat(set.definitions())
        .containsExactly(
            new MeasureDefinition(
                "bot-failure-share",
                List.of(Dimension.TENANT, Dimension.BRAND, Dimension.CHANNEL),
                new FigureDefinition(
                    FigureKind.SHARE,
                    List.of(EventKind.BOT_REPLIED, EventKind.BOT_FAILED),
                    "channel != 'PHONE'",
                    "kind == 'BOT_FAILED'",
                    EventField.SESSION_ID,
                    null,
                    0,
                    null,
                    300_000,
                    20,
                    0,
                    10,
                    10,
                    86_400_000,
                    null,
                    null),
                null,
                "sessions",
                List.of(
                    new Line("outage", true, 0.8, 0, 0.8, 60_000),
                    new Line("high", true, 0.2, 0, 0.1, 120_000),
                    new Line("odd", false, 0.01, 0, 0.02, 60_000)),
                null));
    assertThat(set.ids()).containsExactly("bot-failure-share");
    assertThat(set.scopeOf("bot-failure-share"))
        .contains(List.of(Dimension.TENANT, Dimension.BRAND, Dimension.CHANNEL));
    assertThat(set.scopeOf("other")).isEmpty();
  }

  /** A line that its figure never crosses, or never comes back over, tells nothing or for ever. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count, on: TICKET_OPENED, window: 5m | above: 5, clear: -1 | clear must be at least 0.0",
        "count, on: TICKET_OPENED, window: 5m | below: -1 | below must be at least 0.0",
        "gauge, on: QUEUE_SNAPSHOT, field: waiting | below: -1 | below must be at least 0.0",
        "mean, on: SENTIMENT, window: 5m, min-sample: 5, field: score | below: -2, clear: 0"
            + " | below must be between -1.0 and 1.0",
        "share, on: BOT_FAILED, hit: 'true', window: 5m, min-sample: 5 | below: 0.1, clear: 20"
            + " | clear must be between 0.0 and 1.0",
        "change, on: TICKET_OPENED, window: 5m, min-sample: 5 | below: -3, clear: 0"
            + " | below must be at least -1.0",
      })
  void refusesALineThatTheFigureNeverReaches(String figure, String line, String fault) {
    String measure = "- { id: m, scope: [tenant], figure: %s, lines: [ { id: l, %s } ] }";

    assertThatThrownBy(() -> MeasureSet.parse("m", "measures:\n" + measure.formatted(figure, line)))
        .hasMessageContaining("measures[0].lines[0]." + fault + ", as the figure is, got ");
  }

  @Test
  void namesEveryFaultOfAFile() {
    InvalidDefinitionException e =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                MeasureSet.parse(
                    "measures.yaml",
                    """
                    measures:
                    - id: Bad_Id
                      figure: average
                      scope: [brand, planet, brand]
                      on: []
                      lines: []
                    - id: a
                      figure: share
                      scope: [tenant]
                      on: BOT_FAILED
                      hit: knd == 'X'
                      window: 0s
                      min-sample: 0
                      field: latencyMs
                      impact: money
                      lines:
                      - { id: x, above: 1, clear: 2 }
                      - { id: w, above: 20 }
                      - { id: x, below: 1, above: 1, colour: red }
                    - id: a
                      figure: quantile
                      scope: tenant
                      on: BOT_REPLIED
                      field: text
                      quantile: 95
                      window: 40d
                      lines: [{ id: y }]
                    - id: b
                      figure: change
                      scope: tenant
                      on: COMPLAINT_FILED
                      window: 12h
                      forget-after: 24h
                      min-confidence: 2
                      lines: [{ id: z, above: 3 }]
                    """));

    assertThat(e).hasMessageStartingWith("measures.yaml has 25 faults:");
    assertThat(InEnglish.of(e.faults()))
        .contains(
            "measures[0].id must match [a-z0-9][a-z0-9-]{0,63}, got 'Bad_Id'",
            "measures[0].figure must be one of [COUNT, RATE, SHARE, DISTINCT, SUM, MEAN,"
                + " QUANTILE, GAUGE, CHANGE, RATIO], got 'average'",
            "measures[0].scope must be of tenant, brand, line, region, channel, source, queueId,"
                + " botId, topicId, sessionId, customerId, got 'planet'",
            "measures[0].scope names 'brand' twice",
            "measures[0].scope must hold tenant: tenants are never measured together",
            "measures[0].on needs at least one kind of event to read",
            "measures[0].lines needs at least one line: a measure without one tells nothing",
            "measures[1].window must be positive, got \"0s\"",
            "measures[1].min-sample must be at least 1, got 0",
            "measures[1].field means nothing for the figure share",
            "measures[1].impact must be one of sessions, customers, complaints, reach, persons, got"
                + " 'money'",
            "measures[1].lines[1].above must be between 0.0 and 1.0, as the figure is, got 20.0",
            "measures[1].lines[0].clear must be at most the limit 1.0, got 2.0",
            "measures[1].lines[2] needs a limit: either 'above' or 'below'",
            "measures[1].lines[2].id must be unique in its measure, got 'x' twice",
            "measures[2].id must be unique, got 'a' twice",
            "measures[2].field must be a numeric field, got 'text'",
            "measures[2].quantile must lie between 0 and 1, got 95.0",
            "measures[2].window must be 1s to 30d, got 40d",
            "measures[2].lines[0] needs a limit: either 'above' or 'below'",
            "measures[3].min-confidence means nothing where no SENTIMENT is read",
            "measures[3].forget-after must outlast the history that the figure rests on, PT24H12M,"
                + " got PT24H")
        .anyMatch(fault -> fault.startsWith("measures[1].hit at 1:1:"))
        .anyMatch(fault -> fault.startsWith("measures[1].lines[2].colour is unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "share, measures[0].hit is required for the figure share",
    "distinct, measures[0].by is required for the figure distinct",
    "sum, measures[0].field is required for the figure sum",
    "mean, measures[0].field is required for the figure mean",
    "gauge, measures[0].field is required for the figure gauge",
    "quantile, measures[0].quantile is required for the figure quantile",
    "count, measures[0].window is required for the figure count"
  })
  void namesWhatAFigureNeeds(String figure, String fault) {
    String yaml =
        """
        measures:
        - id: m
          figure: %s
          scope: tenant
          on: BOT_REPLIED
          lines: [{ id: l, above: 1 }]
        """;

    assertThatThrownBy(() -> MeasureSet.parse("m.yaml", yaml.formatted(figure)))
        .hasMessageContaining(fault);
  }

  @Test
  void refusesAFileWithoutMeasures() {
    assertThatThrownBy(() -> MeasureSet.parse("m.yaml", "rules: []"))
        .hasMessageContaining("document needs a list 'measures'")
        .hasMessageContaining("rules is unknown");
    assertThatThrownBy(() -> MeasureSet.parse("m.yaml", "measures: ["))
        .hasMessageContaining("is not YAML");
  }

  @Test
  void refusesOneIdInTwoFiles() {
    String yaml =
        """
        measures:
        - { id: m, figure: count, scope: tenant, on: HEARTBEAT, window: 1m, lines: [{ id: l, above: 1 }] }
        """;
    MeasureSet one = MeasureSet.parse("one.yaml", yaml);
    MeasureSet other = MeasureSet.parse("other.yaml", yaml.replace("id: m", "id: n"));

    assertThat(MeasureSet.union(List.of(one, other)).definitions())
        .extracting(MeasureDefinition::id)
        .containsExactly("m", "n");
    assertThatThrownBy(() -> MeasureSet.union(List.of(one, one)))
        .hasMessageContaining("measure m is defined in more than one file");
  }

  @ParameterizedTest
  @CsvSource({
    "1s, 1000, 1",
    "10s, 1000, 10",
    "1m, 1000, 60",
    "100s, 1667, 60",
    "5m, 5000, 60",
    "3h, 180000, 60"
  })
  void cutsAWindowIntoAtMostSixtyBuckets(String window, long bucketMillis, int buckets) {
    MeasureDefinition measure =
        MeasureSet.parse(
                "m.yaml",
                """
                measures:
                - { id: m, figure: count, scope: tenant, on: HEARTBEAT, window: %s, lines: [{ id: l, above: 1 }] }
                """
                    .formatted(window))
            .byId("m")
            .orElseThrow();

    assertThat(measure.figure().bucketMillis()).isEqualTo(bucketMillis);
    assertThat(measure.figure().buckets()).isEqualTo(buckets);
  }
}

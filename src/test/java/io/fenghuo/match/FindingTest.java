package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind;
import io.fenghuo.measure.Prevailing;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a finding says of its match. */
class FindingTest {

  private static final Symptom FAILING = Signals.symptom("bot-failure-share", "high", 0.25, 0.2, 3);
  private static final RuleSet CASCADE =
      Rules.set(
          rule(
                  "cascade",
                  "stage: failing, on: symptom bot-failure-share, where: value >= 0.2",
                  "stage: queued, followed-by: event QUEUED, optional: true",
                  "stage: worse, followed-by: symptom bot-failure-share/extreme")
              .level(
                  "{ base: III, raise: [{ to: I, when: 'value > 0.8' }, { to: II, when: 'value >"
                      + " 0.5' }] }")
              .en("{value:%} of {limit:%} on {scope}, {numerator:0}/{denominator} in {window}"));

  @Test
  void carriesWhatTheIncidentStationNeeds() throws Exception {
    Symptom worse = Signals.symptom("bot-failure-share", "extreme", 0.625, 0.5, 8);
    Finding finding = find(CASCADE, FAILING, worse);

    assertThat(finding.ruleId()).isEqualTo("cascade");
    assertThat(finding.ruleVersion()).isEqualTo(1);
    assertThat(finding.ruleHash()).isEqualTo(CASCADE.rules().get(0).hash());
    assertThat(finding.type()).isEqualTo(IncidentType.SYSTEM_FAULT);
    assertThat(finding.level()).isEqualTo(Level.II);
    assertThat(finding.scope()).isEqualTo(Signals.brand("acme"));
    assertThat(finding.startMillis()).isEqualTo(Signals.second(3));
    assertThat(finding.timeMillis()).isEqualTo(Signals.second(8));
    assertThat(finding.completedBy()).isEqualTo(worse.completedBy());
    assertThat(finding.clear()).isEqualTo(new Clear(List.of("bot-failure-share"), 120_000, 0));
    assertThat(finding.says())
        .isEqualTo(new LocalizedText("发现", "62.5% of 50% on acme, 625/1,000 in 5 min"));
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence(
                "failing", "bot-failure-share", FAILING, List.of(FAILING.completedBy()), 1),
            new Evidence("worse", "bot-failure-share", worse, List.of(worse.completedBy()), 1));
  }

  @Test
  void theGravestRaiseCounts() throws Exception {
    Symptom worst = Signals.symptom("bot-failure-share", "extreme", 0.9, 0.5, 8);

    assertThat(find(CASCADE, FAILING, worst).level()).isEqualTo(Level.I);
  }

  @Test
  void isOfTheBaseLevelWhereNothingRaisesIt() throws Exception {
    Symptom equal = Signals.symptom("bot-failure-share", "extreme", 0.5, 0.5, 8);

    assertThat(find(CASCADE, FAILING, equal).level()).isEqualTo(Level.III);
  }

  @Test
  void aStageBoundToALineReadsNoOther() throws Exception {
    try (MatchHarness match = MatchHarness.open(CASCADE, Mode.LIVE)) {
      match.send(FAILING).send(Signals.symptom("bot-failure-share", "high", 0.3, 0.2, 5));

      assertThat(match.findings()).isEmpty();
    }
  }

  @Test
  void carriesHowManyPersonsDataItsEventsSayLeaked() throws Exception {
    RuleSet rules =
        Rules.set(rule("leaks", "stage: told, on: event PII_EXPOSED, times: 3").within("1h"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send(Events.at(Signals.second(1), EventKind.PII_EXPOSED).subjects(1_200).build());
      match.send(Events.at(Signals.second(2), EventKind.PII_EXPOSED).build());
      match.send(Events.at(Signals.second(3), EventKind.PII_EXPOSED).subjects(34).build());

      assertThat(match.findings().get(0).persons()).isEqualTo(1_234);
    }
    assertThat(
            find(CASCADE, FAILING, Signals.symptom("bot-failure-share", "extreme", 1, 1, 8))
                .persons())
        .isZero();
  }

  @Test
  void evidenceHasTheFirstEventsAndTheLast() throws Exception {
    RuleSet rules =
        Rules.set(rule("many", "stage: one, on: event BOT_FAILED, times: 30").within("1h"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      for (int second = 1; second <= 30; second++) {
        match.send("a" + second);
      }
      Evidence evidence = match.findings().get(0).evidence().get(0);

      assertThat(evidence.eventCount()).isEqualTo(30);
      assertThat(evidence.events()).hasSize(Evidence.MAX_EVENTS);
      assertThat(evidence.events().get(18)).isEqualTo(Signals.event("a19").ref());
      assertThat(evidence.events().get(19)).isEqualTo(Signals.event("a30").ref());
      assertThat(match.findings().get(0).says().en()).isEqualTo("found 30");
    }
  }

  @Test
  void saysThatAPlaceIsUnknownInTheReadersLanguage() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("one", "stage: one, on: event BOT_FAILED")
                .key("[tenant, channel, queueId]")
                .within(null)
                .zh("{channel}，队列 {queueId}，机器人 {botId}")
                .en("{channel}, queue {queueId}, bot {botId}"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1");

      assertThat(match.findings().get(0).says())
          .isEqualTo(new LocalizedText("网页，队列未知，机器人未知", "web, queue unknown, bot unknown"));
    }
  }

  @Test
  void aTenantOrBrandIsCalledByItsNameThoughThatBeUnknown() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("one", "stage: one, on: event BOT_FAILED")
                .key("[tenant, brand, line]")
                .within(null)
                .zh("品牌 {brand} 的业务 {line}")
                .en("brand {brand}, line {line}"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send(Signals.builder("a1").brand("unknown").build());

      assertThat(match.findings().get(0).says())
          .isEqualTo(new LocalizedText("品牌 unknown 的业务未知", "brand unknown, line unknown"));
    }
  }

  @Test
  void saysTheShareItselfBesideItsBound() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("one", "stage: one, on: symptom bot-failure-share")
                .within(null)
                .en("{plain:%}, at least {value:%}"));
    Symptom bounded =
        new Symptom(
            FAILING.measureId(),
            FAILING.line(),
            FAILING.edge(),
            FAILING.scope(),
            0.216,
            0.2,
            ">=",
            14,
            41,
            Double.NaN,
            FAILING.windowMillis(),
            FAILING.timeMillis(),
            FAILING.completedBy(),
            null);

    assertThat(find(rules, bounded).says().en()).isEqualTo("34.1%, at least 21.6%");
  }

  @Test
  void saysWhatStandsOutAmongWhatFails() throws Exception {
    Symptom queued = Signals.symptom("bot-failure-share", "extreme", 0.9, 0.5, 8);
    Finding finding =
        find(CASCADE, failingBy(new Prevailing("outcome", "DEPENDENCY", 9, 14)), queued);

    assertThat(finding.says().en())
        .isEqualTo(
            "90% of 50% on acme, 900/1,000 in 5 min."
                + " Prevailing outcome: a system it depends on (9 of 14).");
    assertThat(finding.says().zh()).isEqualTo("发现。主要失败原因：依赖系统故障（14次中9次）。");
    assertThat(finding.evidence().get(0).symptom().prevailing().code()).isEqualTo("DEPENDENCY");
    assertThat(find(CASCADE, FAILING, queued).says().en()).doesNotContain("revailing");
  }

  private static Symptom failingBy(Prevailing prevailing) {
    return new Symptom(
        FAILING.measureId(),
        FAILING.line(),
        FAILING.edge(),
        FAILING.scope(),
        FAILING.value(),
        FAILING.limit(),
        FAILING.operator(),
        FAILING.numerator(),
        FAILING.denominator(),
        FAILING.baseline(),
        FAILING.windowMillis(),
        FAILING.timeMillis(),
        FAILING.completedBy(),
        null,
        prevailing);
  }

  @Test
  void tellsNoCustomer() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("one", "stage: one, on: event BOT_FAILED")
                .key("[tenant, channel, sessionId, customerId]")
                .within(null)
                .en("on {scope}"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1");

      assertThat(match.findings().get(0).scope().customerId()).isEqualTo("c1");
      assertThat(match.findings().get(0).says().en()).isEqualTo("on web");
    }
  }

  @Test
  void tellsByWhatItCame() throws Exception {
    Finding found =
        find(CASCADE, FAILING, Signals.symptom("bot-failure-share", "extreme", 1, 1, 8));

    assertThat(found.kind()).isEqualTo(FindingKind.MATCH);
  }

  @Test
  void aTimeoutIsGradedAndToldByTheStageThatWasReached() throws Exception {
    RuleSet rules =
        Rules.set(
            rule(
                    "unanswered",
                    "stage: slow, on: event BOT_FAILED, one-or-more: true, greedy: true",
                    "stage: queued, followed-by: event QUEUED")
                .level("{ base: II }")
                .timeoutAfter("slow"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1 a2 a4").watermark(Signals.second(11));

      assertThat(match.words()).containsExactly("a1 a2 a4");
      Finding finding = match.findings().get(0);
      assertThat(finding.kind()).isEqualTo(FindingKind.TIMEOUT);
      assertThat(finding.level()).isEqualTo(Level.IV);
      assertThat(finding.says()).isEqualTo(new LocalizedText("未完", "not yet"));
      assertThat(finding.startMillis()).isEqualTo(Signals.second(1));
      assertThat(finding.timeMillis()).isEqualTo(Signals.second(11));
      assertThat(finding.completedBy()).isNull();
    }
  }

  @Test
  void anAbsenceIsCompleteWhenItsOwnTimeHasPassed() throws Exception {
    RuleSet rules =
        Rules.set(
            rule(
                "unanswered",
                "stage: failed, on: event BOT_FAILED",
                "stage: asked, followed-by: event HANDOFF_REQUESTED",
                "stage: no-answer, not-followed-by: event AGENT_REPLIED, within: 2s"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1 c5").watermark(Signals.second(7) - 1);
      assertThat(match.findings()).isEmpty();

      match.watermark(Signals.second(7));

      assertThat(match.findings()).extracting(Finding::kind).containsExactly(FindingKind.ABSENCE);
      assertThat(match.findings().get(0).timeMillis()).isEqualTo(Signals.second(7));
      assertThat(match.stateEntries()).isZero();
    }
  }

  private static Finding find(RuleSet rules, Symptom... symptoms) throws Exception {
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      for (Symptom symptom : symptoms) {
        match.send(symptom);
      }
      assertThat(match.findings()).hasSize(1);
      return match.findings().get(0);
    }
  }

  @Test
  void masksTheSendersOwnWords() throws Exception {
    RuleSet rules =
        Rules.set(rule("one", "stage: one, on: event BOT_FAILED").within(null).en("by {eventId}"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a13812345678");

      assertThat(match.findings().get(0).says().en()).isEqualTo("by BOT_FAILED-[number]");
    }
  }
}

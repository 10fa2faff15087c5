package io.fenghuo.tool.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.words.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentPairTest {

  private static final Instant END = Told.time("23:00");

  @Test
  void isTheSameWhereOnlyIdsDiffer() {
    IncidentPair pair =
        pair(
            side("old", "10:00 OPENED III bots", "10:30 RESOLVED III bots"),
            side("new", "10:00 OPENED III bots", "10:30 RESOLVED III bots"));

    assertThat(pair.fate()).isEqualTo(IncidentPair.Fate.SAME);
    assertThat(Sentences.of(pair).in(Language.EN))
        .isEqualTo(
            "As with the old rules: opened 2026-11-11 10:00:00Z at III by bots, over after 30"
                + " min.");
  }

  @Test
  void tellsLeadTimeAndLevels() {
    IncidentPair pair =
        pair(
            side(
                "old",
                "10:00 OPENED III bots",
                "10:20 ESCALATED II queue",
                "10:50 RESOLVED II queue"),
            side(
                "new",
                "09:48 OPENED IV slow",
                "10:05 ESCALATED II queue",
                "10:06 ESCALATED I public",
                "10:55 RESOLVED I queue"));

    assertThat(pair.fate()).isEqualTo(IncidentPair.Fate.CHANGED);
    assertThat(pair.lead()).isEqualTo(Duration.ofMinutes(12));
    assertThat(Sentences.of(pair).in(Language.EN))
        .isEqualTo(
            "Told 12 min earlier (2026-11-11 09:48:00Z); opened by “slow answers” (slow) instead of"
                + " bots; opens at IV instead of III; peaks at I instead of II; now reaches I"
                + " (2026-11-11 10:06:00Z); reaches II 15 min earlier; reaches III 5 min later;"
                + " over 5 min later.");
    assertThat(Sentences.of(pair).in(Language.ZH))
        .isEqualTo(
            "提前12分钟报出（2026-11-11 09:48:00Z）；开立规则由 bots 变为“响应缓慢”（slow）；开立级别由III级变为IV级；最高级别由II级变为I级；"
                + "新达到I级（2026-11-11 10:06:00Z）；提前15分钟达到II级；推迟5分钟达到III级；推迟5分钟解除。");
  }

  @Test
  void saysThatItIsNoLongerOver() {
    IncidentPair pair =
        pair(
            side("old", "10:00 OPENED II bots", "10:30 RESOLVED II bots"),
            side("new", "10:05 OPENED III bots"));

    assertThat(Sentences.of(pair).in(Language.EN))
        .isEqualTo(
            "Told 5 min later (2026-11-11 10:05:00Z); opens at III instead of II; peaks at III"
                + " instead of II; no longer reaches II; is still open when the input ends.");
  }

  @Test
  void tellsOfAnIncidentThatOneSideAloneHas() {
    IncidentPair gained =
        pair(List.of(), side("new", "10:00 OPENED III bots", "10:10 ESCALATED I public"));
    IncidentPair lost =
        pair(side("old", "10:00 OPENED III bots", "10:30 RESOLVED III bots"), List.of());

    assertThat(gained.fate()).isEqualTo(IncidentPair.Fate.GAINED);
    assertThat(Sentences.of(gained).in(Language.EN))
        .isEqualTo(
            "Only the new rules tell of this: opened 2026-11-11 10:00:00Z at III by bots, peaks at"
                + " I, still open when the input ends, after 13 h.");
    assertThat(lost.fate()).isEqualTo(IncidentPair.Fate.LOST);
    assertThat(Sentences.of(lost).in(Language.ZH))
        .isEqualTo("仅原规则报出：2026-11-11 10:00:00Z由规则 bots 以III级开立，历时30分钟。");
  }

  @Test
  void setsRecordsBesideEachOther() {
    IncidentPair pair =
        pair(
            side(
                "old",
                "10:00 OPENED III bots",
                "10:10 UPDATED III queue",
                "10:20 ESCALATED II queue",
                "10:30 UPDATED II anger",
                "10:50 RESOLVED II queue"),
            side(
                "new",
                "10:00 OPENED III slow",
                "10:12 UPDATED III queue",
                "10:20 ESCALATED I queue",
                "10:40 UPDATED II public",
                "10:50 RESOLVED II queue"));

    assertThat(pair.alerts())
        .extracting(alert -> alert.either().event() + ": " + Sentences.of(alert).in(Language.EN))
        .containsExactly(
            "OPENED: by “slow answers” (slow) instead of bots",
            "UPDATED: 2 min later",
            "ESCALATED: I instead of II, on other evidence",
            "UPDATED: lost",
            "UPDATED: gained",
            "RESOLVED: same");
  }

  @Test
  void countsEachRuleByItself() {
    IncidentPair pair =
        pair(
            side("old", "10:00 OPENED III bots", "10:20 ESCALATED II queue"),
            side(
                "new",
                "09:59 OPENED III slow",
                "10:10 ESCALATED II queue",
                "10:15 UPDATED II public"));

    assertThat(RuleFigures.of(List.of(pair)))
        .containsOnlyKeys("bots", "public", "queue", "slow")
        .containsEntry("bots", new RuleFigures(1, 0, 1, 0, 0, 1, 0, 0, 0))
        .containsEntry("slow", new RuleFigures(0, 1, 0, 1, 1, 0, 0, 0, 0))
        .containsEntry("queue", new RuleFigures(0, 0, 1, 1, 0, 0, 1, 0, 0))
        .containsEntry("public", new RuleFigures(0, 0, 0, 1, 1, 0, 0, 0, 0));
  }

  private static IncidentPair pair(List<AlertRecord> before, List<AlertRecord> after) {
    return new IncidentPair(story(before), story(after));
  }

  private static IncidentStory story(List<AlertRecord> alerts) {
    return alerts.isEmpty() ? null : IncidentStory.of(alerts, END).get(0);
  }

  private static List<AlertRecord> side(String id, String... words) {
    Told told = Told.incident(id, "acme");
    List<AlertRecord> alerts = new ArrayList<>();
    for (String word : words) {
      String[] parts = word.split(" ");
      String says =
          parts[1].equals("ESCALATED") ? parts[3] + " to " + parts[2] : parts[3] + " " + parts[1];
      alerts.add(told.at(parts[0], parts[1], Level.valueOf(parts[2]), parts[3], says));
    }
    return alerts;
  }
}

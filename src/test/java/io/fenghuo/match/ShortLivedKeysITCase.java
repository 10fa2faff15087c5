package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A million sessions that come once, begin a match and are never heard of again. Nothing of them
 * stays, and on the way there is no more than what the windows hold.
 */
@Tag("long")
class ShortLivedKeysITCase {

  private static final int KEYS = 1_000_000;
  private static final int KEYS_PER_SECOND = 1_000;
  private static final int WITHIN_SECONDS = 10;
  private static final int RULES = 4;

  private static final RuleSet WITHIN_10_SECONDS =
      Rules.set(
          session("chain", "stage: one, on: event BOT_FAILED", "stage: two, next: event QUEUED"),
          session(
              "loop",
              "stage: one, on: event BOT_FAILED, one-or-more: true",
              "stage: two, followed-by: event QUEUED"),
          session(
              "absence",
              "stage: one, on: event BOT_FAILED",
              "stage: two, not-followed-by: event QUEUED"),
          session("sorted", "stage: one, on: event BOT_FAILED", "stage: two, next: event QUEUED")
              .order("event-time"));

  @Test
  void nothingStays() throws Exception {
    int most = 0;
    long absences = 0;
    try (MatchHarness match = MatchHarness.open(WITHIN_10_SECONDS, Mode.LIVE)) {
      for (int i = 0; i < KEYS; i++) {
        long millis = Signals.START + i * 1_000L / KEYS_PER_SECOND;
        match.send(Events.at(millis, EventKind.BOT_FAILED).offset(i).session("s" + i).build());
        if (i % KEYS_PER_SECOND == 0) {
          match.watermark(millis - 1);
          most = Math.max(most, match.stateEntries());
          absences += match.takeFindings();
        }
      }
      match.watermark(Long.MAX_VALUE);
      absences += match.takeFindings();

      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
    assertThat(absences).isEqualTo(KEYS);
    assertThat(most)
        .isGreaterThan(KEYS_PER_SECOND)
        .isLessThanOrEqualTo((WITHIN_SECONDS + 1) * KEYS_PER_SECOND * (RULES + 2));
  }

  private static Rules session(String id, String... stages) {
    return rule(id, stages).key("[tenant, sessionId]").within(WITHIN_SECONDS + "s");
  }
}

package io.fenghuo.rule.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleBookTest {

  private static final long NOON = 1_800_000_000_000L;
  private static final DefinitionCatalog MEASURES =
      new DefinitionCatalog(
          Map.of(
              "waits",
              new DefinitionCatalog.Entry(
                  Set.of("high"), Set.of(Dimension.TENANT), Set.of(EventKind.Stream.TRAFFIC))));
  private static final String A = text("a", "event BOT_FAILED", "10s");
  private static final RuleSet FILES = files(A, text("b", "event BOT_FAILED", "10s"));

  private final RuleBook book = new RuleBook(FILES, MEASURES);
  private long now = NOON;

  @Test
  void beginsWithTheFiles() {
    assertThat(inForce(book)).containsExactly("a ACTIVE 0", "b ACTIVE 0");
    assertThat(book.entries()).isEmpty();
    assertThat(book.nextDueMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void keepsTheFilesOrderAndPutsOthersBehind() {
    put(change(1, 1, "new", RuleStanding.SHADOW, text("new", "event QUEUED", "5s")));
    put(change(2, 0, "b", RuleStanding.ACTIVE, text("b", "event BOT_FAILED", "9s")));
    put(change(3, 3, "a", RuleStanding.PAUSED, null));

    assertThat(inForce(book)).containsExactly("b ACTIVE 0", "new SHADOW 1");
  }

  @Test
  void tellsWhatAChangeMeans() {
    assertThat(effect(change(1, 0, "a", RuleStanding.ACTIVE, A)))
        .isEqualTo(StateEffect.KEEPS_STATE);
    assertThat(effect(change(2, 2, "a", RuleStanding.ACTIVE, A))).isEqualTo(StateEffect.FRESH);
    assertThat(effect(change(3, 2, "a", RuleStanding.SHADOW, A)))
        .isEqualTo(StateEffect.KEEPS_STATE);
    assertThat(effect(change(4, 4, "a", RuleStanding.PAUSED, A)))
        .isEqualTo(StateEffect.DROPS_STATE);
    assertThat(effect(change(5, 5, "a", RuleStanding.ACTIVE, A))).isEqualTo(StateEffect.FRESH);
    assertThat(effect(change(6, 6, "a", RuleStanding.DELETED, A)))
        .isEqualTo(StateEffect.DROPS_STATE);
  }

  @Test
  void aChangeTakenTwiceCountsOnce() {
    RuleChange change = change(1, 1, "a", RuleStanding.PAUSED, null);
    put(change);

    assertThat(put(change)).isEmpty();
    assertThat(put(change(0, 0, "a", RuleStanding.ACTIVE, A))).as("an older one").isEmpty();
    assertThat(inForce(book)).containsExactly("b ACTIVE 0");
  }

  @Test
  void aScheduledChangeWaitsForItsTime() {
    RuleChange later =
        later(change(1, 1, "c", RuleStanding.ACTIVE, text("c", "event QUEUED", "5s")), NOON + 10);
    assertThat(put(later)).isEmpty();
    assertThat(inForce(book)).containsExactly("a ACTIVE 0", "b ACTIVE 0");
    assertThat(book.wanted()).extracting(rule -> rule.id()).containsExactly("a", "b", "c");
    assertThat(book.nextDueMillis()).isEqualTo(NOON + 10);

    now = NOON + 9;
    assertThat(book.promote(rule -> now)).isEmpty();
    now = NOON + 10;
    assertThat(book.promote(rule -> now)).hasSize(1);
    assertThat(inForce(book)).containsExactly("a ACTIVE 0", "b ACTIVE 0", "c ACTIVE 1");
    assertThat(book.nextDueMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theLastCommandWins() {
    put(later(change(1, 1, "a", RuleStanding.PAUSED, null), NOON + 10));
    put(later(change(2, 0, "a", RuleStanding.SHADOW, null), NOON + 20));
    now = NOON + 15;
    assertThat(book.promote(rule -> now)).isEmpty();
    now = NOON + 20;
    book.promote(rule -> now);

    assertThat(inForce(book)).containsExactly("a SHADOW 0", "b ACTIVE 0");
  }

  @Test
  void aRuleWarmsForItsWholeTimeAfterItBegan() {
    assertThat(warm(change(1, 1, "a", RuleStanding.ACTIVE, A))).isEqualTo(NOON + 10_000);
    now = NOON + 1;
    assertThat(warm(change(2, 1, "a", RuleStanding.ACTIVE, A)))
        .as("the same shape goes on warming")
        .isEqualTo(NOON + 10_000);
    assertThat(warm(change(3, 1, "a", RuleStanding.ACTIVE, text("a", "event BOT_FAILED", "5s"))))
        .as("a shorter time asks for no more")
        .isEqualTo(NOON + 10_000);
    assertThat(warm(change(4, 1, "a", RuleStanding.ACTIVE, text("a", "event BOT_FAILED", "1m"))))
        .as("a longer time does")
        .isEqualTo(NOON + 60_001);
  }

  @Test
  void aScheduledRuleWarmsFromItsTime() {
    RuleChange later = later(change(1, 1, "a", RuleStanding.ACTIVE, A), NOON + 10);
    put(later);

    assertThat(book.warmUntilMillis(later)).isEqualTo(NOON + 10_010);
  }

  @Test
  void aRuleThatBeganBeforeAnySignalWarmsFromTheFirst() {
    now = Long.MIN_VALUE;
    RuleChange change = change(1, 1, "a", RuleStanding.ACTIVE, A);
    put(change);
    assertThat(book.inForce("a").isWarmingAt(NOON + 100_000)).isTrue();

    assertThat(book.begin(NOON)).containsExactly(change);
    assertThat(book.begin(NOON + 1)).isEmpty();
    assertThat(book.warmUntilMillis(change)).isEqualTo(NOON + 10_000);
    assertThat(book.inForce("a").isWarmingAt(NOON + 9_999)).isTrue();
    assertThat(book.inForce("a").isWarmingAt(NOON + 10_000)).isFalse();
  }

  @Test
  void aChangeOutlivesTheFiles() {
    put(change(1, 0, "a", RuleStanding.ACTIVE, text("a", "event BOT_FAILED", "7s")));
    put(change(2, 2, "b", RuleStanding.DELETED, null));
    RuleBook after = restored(files(A, text("b", "event QUEUED", "1s")));

    assertThat(inForce(after)).containsExactly("a ACTIVE 0");
    assertThat(after.inForce("a").rule().withinMillis()).isEqualTo(7_000);
  }

  @Test
  void aRuleOfTheFilesThatIsGoneFromThemIsGone() {
    put(change(1, 1, "a", RuleStanding.PAUSED, null));
    put(change(2, 2, "a", RuleStanding.ACTIVE, null));

    assertThat(inForce(restored(files(text("b", "event QUEUED", "1s")))))
        .containsExactly("b ACTIVE 0");
  }

  @Test
  void nothingIsKeptOfALiveRuleThatIsDeleted() {
    put(change(1, 1, "c", RuleStanding.ACTIVE, text("c", "event QUEUED", "5s")));
    put(change(2, 2, "c", RuleStanding.DELETED, text("c", "event QUEUED", "5s")));
    put(change(3, 3, "a", RuleStanding.DELETED, null));

    assertThat(book.entries()).extracting(RuleEntry::ruleId).containsExactly("a");
  }

  @Test
  void aTextThatCanNoLongerBeReadIsToldAndLeftOut() {
    put(change(1, 1, "c", RuleStanding.ACTIVE, text("c", "symptom waits", "5s")));
    assertThat(inForce(book)).hasSize(3);
    RuleBook after = new RuleBook(FILES, new DefinitionCatalog(Map.of()));
    after.restore(new ArrayList<>(book.entries()));

    assertThat(inForce(after)).containsExactly("a ACTIVE 0", "b ACTIVE 0");
    assertThat(after.unreadable()).containsOnlyKeys("c");
    assertThat(after.unreadable().get("c"))
        .hasSize(2)
        .allSatisfy(why -> assertThat(why.toString()).contains("unknown measure 'waits'"));
  }

  private static String text(String id, String reads, String within) {
    return """
    id: %s
    incident: SYSTEM_FAULT
    key: [tenant]
    pattern: [ { stage: one, on: %s }, { stage: two, followed-by: %s } ]
    within: %s
    level: { base: IV }
    says: { zh: "x", en: "x" }
    """
        .formatted(id, reads, reads, within);
  }

  private static RuleSet files(String... texts) {
    List<io.fenghuo.rule.Rule> rules = new ArrayList<>();
    for (String text : texts) {
      rules.add(RuleSet.parseRule("test", text, MEASURES));
    }
    return RuleSet.of(rules);
  }

  private RuleBook restored(RuleSet files) {
    RuleBook after = new RuleBook(files, MEASURES);
    after.restore(new ArrayList<>(book.entries()));
    return after;
  }

  private List<RuleTransition> put(RuleChange change) {
    return book.put(change, rule -> now);
  }

  private StateEffect effect(RuleChange change) {
    return put(change).get(0).effect();
  }

  private long warm(RuleChange change) {
    put(change);
    return book.warmUntilMillis(change);
  }

  private static RuleChange change(
      long revision, long generation, String id, RuleStanding standing, String source) {
    return new RuleChange(
        revision, generation, id, standing, source, 1, "hash", RuleChange.AT_ONCE, "c" + revision);
  }

  private static RuleChange later(RuleChange change, long atMillis) {
    return new RuleChange(
        change.revision(),
        change.generation(),
        change.ruleId(),
        change.standing(),
        change.source(),
        change.version(),
        change.hash(),
        atMillis,
        change.commandId());
  }

  private static List<String> inForce(RuleBook book) {
    return book.inForce().stream()
        .map(live -> live.rule().id() + " " + live.standing() + " " + live.generation())
        .toList();
  }
}

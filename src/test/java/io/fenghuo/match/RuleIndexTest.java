package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleIndexTest {

  private static final String ACME = "where: \"brand == 'acme'\"";
  private static final String ZETA = "where: \"brand == 'zeta' && latencyMs > 5\"";
  private static final String EITHER = "where: \"brand == 'zeta' || brand == 'acme'\"";

  @Test
  void findsTheRulesWhoseFirstStagesAskForSuchASignal() {
    RuleIndex<Read> index =
        index(
            rule("acme", "stage: one, on: event BOT_FAILED, " + ACME).within(null),
            rule("zeta", "stage: one, on: event BOT_FAILED, " + ZETA).within(null),
            rule("either", "stage: one, on: event BOT_FAILED, " + EITHER).within(null),
            rule("any", "stage: one, on: event BOT_FAILED").within(null));

    assertThat(concerned(index, "acme")).containsExactly("acme", "either", "any");
    assertThat(concerned(index, "zeta")).containsExactly("zeta", "either", "any");
    assertThat(concerned(index, "beta")).containsExactly("either", "any");
  }

  @Test
  void findsARuleThatHasSomethingOpenWhateverItsFirstStageAsksFor() {
    RuleIndex<Read> index =
        index(
            rule(
                "acme",
                "stage: one, on: event BOT_FAILED, " + ACME,
                "stage: two, followed-by: event BOT_FAILED"));

    assertThat(concerned(index, "zeta")).isEmpty();
    assertThat(concerned(index, "zeta", "acme", "unknown")).containsExactly("acme");
  }

  @Test
  void asksARuleThatMayBeginWithEachOfItsFirstStages() {
    RuleIndex<Read> index =
        index(
            rule(
                "two-beginnings",
                "stage: one, on: event BOT_FAILED, optional: true, " + ACME,
                "stage: two, followed-by: event BOT_FAILED, " + ZETA));

    assertThat(concerned(index, "acme")).containsExactly("two-beginnings");
    assertThat(concerned(index, "zeta")).containsExactly("two-beginnings");
    assertThat(concerned(index, "beta")).isEmpty();
  }

  @Test
  void doesNotAskARuleThatOnlyGoesOnWithSuchASignal() {
    RuleIndex<Read> index =
        index(
            rule(
                "goes-on",
                "stage: one, on: event QUEUED",
                "stage: two, followed-by: event BOT_FAILED"));

    assertThat(concerned(index, "acme")).isEmpty();
    assertThat(concerned(index, "acme", "goes-on")).containsExactly("goes-on");
  }

  private record Read(Rule rule, List<StageCondition> conditions) implements RuleIndex.Reader {
    @Override
    public String ruleId() {
      return rule.id();
    }

    @Override
    public List<StageCondition> openers(Signal signal) {
      return conditions.stream()
          .filter(each -> rule.openers().contains(each.stage()) && each.reads(signal))
          .toList();
    }
  }

  private static RuleIndex<Read> index(Rules... rules) {
    ConditionPool pool = new ConditionPool();
    return new RuleIndex<>(
        Rules.set(rules).rules().stream()
            .map(rule -> new Read(rule, StageCondition.of(rule, pool, () -> {}, null)))
            .toList(),
        signal("acme"));
  }

  private static List<String> concerned(RuleIndex<Read> index, String brand, String... open) {
    return index.concernedBy(signal(brand), List.of(open)).stream().map(Read::ruleId).toList();
  }

  private static Signal signal(String brand) {
    return new Signal("key", Signals.builder("a1").brand(brand).latencyMs(9).build(), null);
  }
}

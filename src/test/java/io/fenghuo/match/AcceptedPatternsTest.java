package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.StateTransition;
import org.apache.flink.cep.nfa.StateTransitionAction;
import org.apache.flink.cep.nfa.compiler.NFACompiler;

/** What our reader accepts, flink-cep accepts too, and can run: nothing fails in the job. */
class AcceptedPatternsTest {

  @Provide
  Arbitrary<RandomRule> anything() {
    return RandomRule.drawn();
  }

  @Provide
  Arbitrary<RandomRule> likely() {
    return RandomRule.any();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatIsAcceptedOfAnythingCanRun(@ForAll("anything") RandomRule rule) {
    boolean accepted = rule.isAccepted();
    Statistics.label("accepted").collect(accepted);
    if (accepted) {
      assertCanRun(rule);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatIsAcceptedOfTheLikelyCanRun(@ForAll("likely") RandomRule rule) {
    assertCanRun(rule);
  }

  private static void assertCanRun(RandomRule random) {
    Rule rule = Rules.set(random.rule()).rules().get(0);
    NFA<Signal> nfa =
        NFACompiler.compileFactory(PatternCompiler.compile(rule), rule.timeout() != null)
            .createNFA();
    Map<State<Signal>, List<State<Signal>>> proceeds = new HashMap<>();
    for (State<Signal> state : nfa.getStates()) {
      assertThat(state.getStateTransitions())
          .allSatisfy(
              transition -> {
                assertThat(transition.getTargetState()).as("target").isNotNull();
                assertThat(nfa.getStates()).contains(transition.getTargetState());
              });
      proceeds.put(
          state,
          state.getStateTransitions().stream()
              .filter(t -> t.getAction() == StateTransitionAction.PROCEED)
              .map(StateTransition::getTargetState)
              .toList());
    }
    nfa.getStates().forEach(state -> assertEnds(state, proceeds, new HashSet<>()));
  }

  /** A way back to where it came from without a signal would never end. */
  private static void assertEnds(
      State<Signal> state,
      Map<State<Signal>, List<State<Signal>>> proceeds,
      Set<State<Signal>> path) {
    assertThat(path.add(state)).as("no circle").isTrue();
    proceeds.get(state).forEach(next -> assertEnds(next, proceeds, path));
    path.remove(state);
  }
}

package io.fenghuo.match;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;

/**
 * The open partial matches that one call of flink-cep's NFA reads. At the end of the call the NFA
 * puts a new queue in this one's place; before, it removes from this one what is not in the new one
 * with a search through all for each, which with some thousand open matches takes nearly all of its
 * time. As nobody looks at this queue again, here that removal does nothing.
 */
final class PartialMatches extends PriorityQueue<ComputationState> {

  private PartialMatches(Queue<ComputationState> matches) {
    super(Math.max(1, matches.size()), NFAState.COMPUTATION_STATE_COMPARATOR);
    addAll(matches);
  }

  static void prepare(NFAState state) {
    state.setNewPartialMatches(new PartialMatches(state.getPartialMatches()));
  }

  @Override
  public boolean removeIf(Predicate<? super ComputationState> filter) {
    return false;
  }
}

package io.fenghuo.match;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;

/** What flink-cep's NFA and its shared buffer keep for a rule on a key. */
final class NfaOpen extends Open {

  private final NFAState matches;
  private final Map<EventId, Lockable<Signal>> signals;
  private final Map<NodeId, Lockable<SharedBufferNode>> nodes;
  private final Map<Long, Integer> counts;

  NfaOpen(String shape, long clockMillis, NFAState matches) {
    this(shape, clockMillis, matches, new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  NfaOpen(
      String shape,
      long clockMillis,
      NFAState matches,
      Map<EventId, Lockable<Signal>> signals,
      Map<NodeId, Lockable<SharedBufferNode>> nodes,
      Map<Long, Integer> counts) {
    super(shape, clockMillis);
    this.matches = matches;
    this.signals = signals;
    this.nodes = nodes;
    this.counts = counts;
  }

  NFAState matches() {
    return matches;
  }

  Map<EventId, Lockable<Signal>> signals() {
    return signals;
  }

  Map<NodeId, Lockable<SharedBufferNode>> nodes() {
    return nodes;
  }

  /** How many signals of a moment are in use, as the buffer numbers them. */
  Map<Long, Integer> counts() {
    return counts;
  }

  /** The map that the shared buffer knows by this name. */
  Map<?, ?> mapOf(String name) {
    return switch (name) {
      case "sharedBuffer-events" -> signals;
      case "sharedBuffer-entries-with-lockable-edges" -> nodes;
      case "sharedBuffer-events-count" -> counts;
      default -> throw new IllegalArgumentException("flink-cep 2.2 has no map " + name);
    };
  }

  @Override
  int size() {
    return matches.getPartialMatches().size() - 1 + matches.getCompletedMatches().size();
  }
}

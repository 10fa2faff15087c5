package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The rules that this subtask evaluates no more because they have passed their budget. A restore
 * gives all subtasks those of all. An operator who changes the rule lifts it; so does another
 * definition in the files.
 */
final class Suspensions {

  private final Map<String, String> hashes = new HashMap<>();
  private final ListState<SuspendedRule> saved;

  Suspensions(OperatorStateStore state) throws Exception {
    saved =
        state.getUnionListState(
            new ListStateDescriptor<>("suspended-rules", TypeInformation.of(SuspendedRule.class)));
    for (SuspendedRule rule : saved.get()) {
      hashes.put(rule.ruleId(), rule.hash());
    }
  }

  boolean has(Rule rule) {
    return !hashes.isEmpty() && rule.hash().equals(hashes.get(rule.id()));
  }

  void add(Rule rule) {
    hashes.put(rule.id(), rule.hash());
  }

  void lift(String ruleId) {
    hashes.remove(ruleId);
  }

  int count() {
    return hashes.size();
  }

  void save() throws Exception {
    saved.clear();
    for (Map.Entry<String, String> rule : hashes.entrySet()) {
      saved.add(new SuspendedRule(rule.getKey(), rule.getValue()));
    }
  }
}

package io.fenghuo.match;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.RuleBook;
import io.fenghuo.rule.live.RuleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * A station's {@link RuleBook} in broadcast state: every subtask has the whole, so that a station
 * of any other number of subtasks can take it up.
 */
public final class BroadcastRuleBook {

  public static final MapStateDescriptor<String, RuleEntry> DESCRIPTOR =
      new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(RuleEntry.class));

  private final RuleBook book;
  private final BroadcastState<String, RuleEntry> saved;

  BroadcastRuleBook(
      RuleSet files, DefinitionCatalog measures, FunctionInitializationContext context)
      throws Exception {
    book = new RuleBook(files, measures);
    saved = context.getOperatorStateStore().getBroadcastState(DESCRIPTOR);
    List<RuleEntry> entries = new ArrayList<>();
    for (Map.Entry<String, RuleEntry> entry : saved.entries()) {
      entries.add(entry.getValue());
    }
    book.restore(entries);
  }

  RuleBook book() {
    return book;
  }

  void save() throws Exception {
    saved.clear();
    for (RuleEntry entry : book.entries()) {
      saved.put(entry.ruleId(), entry);
    }
  }
}

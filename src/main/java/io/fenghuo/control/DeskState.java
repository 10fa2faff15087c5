package io.fenghuo.control;

import io.fenghuo.rule.live.RuleEntry;
import io.fenghuo.rule.live.RuleStatus;
import java.util.List;
import java.util.Map;

/**
 * What the control station keeps of the commands it has carried out. Snapshots hold it under this
 * name.
 *
 * @param revision how many changes it has accepted
 * @param entries what the rules have become, beyond the files
 * @param answers its last answers on rules, the oldest first
 * @param incidentAnswers its last answers on incidents, the oldest first; null in what was saved
 *     before there were any
 * @param ruleContents hashes of the commands behind {@code answers}, by their ids; null in what was
 *     saved before there were any
 */
public record DeskState(
    long revision,
    List<RuleEntry> entries,
    List<RuleStatus> answers,
    List<CommandAnswer> incidentAnswers,
    Map<String, Integer> ruleContents) {}

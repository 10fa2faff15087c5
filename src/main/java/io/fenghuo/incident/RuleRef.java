package io.fenghuo.incident;

import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingKind;
import io.fenghuo.words.LocalizedText;

/**
 * The rule behind a record, as it was when it spoke.
 *
 * @param id the rule
 * @param version its version
 * @param hash hash of its definition
 * @param name what people call it; null where its author gave no name, and in a record from before
 *     this was kept
 * @param found how its pattern was completed; null in a record from before this was kept
 * @param warming whether it was changed so lately that it may have missed what came before
 */
public record RuleRef(
    String id, int version, String hash, LocalizedText name, FindingKind found, boolean warming) {

  static RuleRef of(Finding finding) {
    return new RuleRef(
        finding.ruleId(),
        finding.ruleVersion(),
        finding.ruleHash(),
        finding.ruleName(),
        finding.kind(),
        finding.warming());
  }
}

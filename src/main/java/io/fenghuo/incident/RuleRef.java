package io.fenghuo.incident;

import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingKind;

/**
 * The rule behind a record, as it was when it spoke.
 *
 * @param id the rule
 * @param version its version
 * @param hash hash of its definition
 * @param found by what it came to its finding; null in a record from before this was kept
 * @param warming whether it was changed so lately that it may have missed what came before
 */
public record RuleRef(String id, int version, String hash, FindingKind found, boolean warming) {

  static RuleRef of(Finding finding) {
    return new RuleRef(
        finding.ruleId(),
        finding.ruleVersion(),
        finding.ruleHash(),
        finding.kind(),
        finding.warming());
  }
}

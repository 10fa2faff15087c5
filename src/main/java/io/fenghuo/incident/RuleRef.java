package io.fenghuo.incident;

import io.fenghuo.match.Finding;

/**
 * The rule behind a record, as it was when it spoke.
 *
 * @param id the rule
 * @param version its version
 * @param hash hash of its definition
 */
public record RuleRef(String id, int version, String hash) {

  static RuleRef of(Finding finding) {
    return new RuleRef(finding.ruleId(), finding.ruleVersion(), finding.ruleHash());
  }
}

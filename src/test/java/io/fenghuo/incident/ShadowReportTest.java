package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Finding;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import org.apache.flink.api.common.functions.OpenContext;
import org.junit.jupiter.api.Test;

class ShadowReportTest {

  private static final Scope CUSTOMER =
      new Scope("shop", "acme", null, null, "WEB", null, null, null, null, "s-77", "c-77");

  @Test
  void tellsWhatWasFoundAndOfNobody() {
    // The rule's name stands in its sentence, and here it names the customer.
    Finding finding =
        Trouble.onEvents("lost c-77", IncidentType.CUSTOMER_ESCALATION, Level.IV, CUSTOMER, 3);
    ShadowReport report = new ShadowReport("salt");
    report.open(new OpenContext() {});

    RuleStatus status = report.map(finding).status();

    assertThat(status.status()).isEqualTo(RuleStatusKind.FOUND);
    assertThat(status.found().level()).isEqualTo(Level.IV);
    assertThat(status.found().findingId()).isEqualTo(finding.findingId());
    assertThat(status.found().scope())
        .isEqualTo(
            new Scope("shop", "acme", null, null, "WEB", null, null, null, null, null, null));
    assertThat(status.found().events()).containsExactly(finding.completedBy());
    assertThat(status.says().en()).startsWith("lost ").endsWith(" hit").doesNotContain("c-77");
  }
}

package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlingWordingTest {

  private static final Affected ACME =
      new Affected("shop", "acme", null, List.of(), List.of(), List.of());

  private final HandlingWording words =
      new HandlingWording(new Wording(IncidentType.DATA_LEAK, Level.III, ACME, HumanNames.NONE));

  @Test
  void leavesToPeopleWhatNoGradeOfTheLawAsksFor() {
    assertThat(words.reportDue(new LeakReport(null, 1, "other", minutes(240)), minutes(120)))
        .isEqualTo(
            new LocalizedText(
                "品牌 acme 的数据泄露已知涉及1人，未达到最低上报级别，是否向主管部门报告须由人工决定，剩余2小时。",
                "Data leak of brand acme concerns 1 person as far as is known, below the lowest"
                    + " grade that must be reported: people must decide whether the authorities are"
                    + " told, 2 h are left."));
  }

  @Test
  void asksForTheReportOfAGradedLeak() {
    LeakReport report = new LeakReport(Level.III, 2_000_000, "other", minutes(240));

    assertThat(words.reportDue(report, minutes(120)))
        .isEqualTo(
            new LocalizedText(
                "品牌 acme 的数据泄露须向主管部门报告，剩余2小时。",
                "Data leak of brand acme must be reported to the authorities, 2 h are left."));
    assertThat(words.reportDue(report, minutes(240)).zh()).endsWith("，时限已到。");
  }
}

package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPENED      | FIRST_FINDING        | II级（重大）系统故障：因               | System fault, level II (serious): why
          ESCALATED   | GRAVER_FINDING       | 系统故障由III级（较大）升为II级（重大）：因 | System fault raised from level III (major) to level II (serious): why
          DEESCALATED | GRAVER_PART_OVER     | 系统故障由III级（较大）降为II级（重大）：因 | System fault lowered from level III (major) to level II (serious): why
          UPDATED     | CAUSE_FOUND          | 已查到起因，定为系统故障：因           | Cause found, now a system fault: why
          UPDATED     | CONSEQUENCE_JOINED   | 系统故障引出新的后果：因               | System fault has a new consequence: why
          UPDATED     | RULE_JOINED          | 系统故障有新的规则命中：因             | System fault found by a further rule: why
          UPDATED     | SCOPE_GREW           | 系统故障波及范围扩大：因               | System fault has spread: why
          UPDATED     | IMPACT_GREW          | 系统故障影响规模上升：因               | System fault has grown: why
          UPDATED     | ABSORBED             | 系统故障期间并入的客户升级已达10起：因 | System fault has led to 10 customer escalations: why
          RESOLVED    | CLEARED              | 系统故障已恢复，历时12分钟：因         | System fault over after 12 min: why
          REOPENED    | RELAPSED             | 系统故障复发，II级（重大）：因         | System fault is back, level II (serious): why
          CLOSED      | REOPEN_WINDOW_PASSED | 系统故障已关闭：因                     | System fault closed: why
          """)
  void saysWhatHappenedAndWhy(AlertEvent event, AlertReason reason, String zh, String en) {
    assertThat(
            Wording.of(
                event,
                reason,
                Level.II,
                Level.III,
                IncidentType.SYSTEM_FAULT,
                Trouble.minutes(12),
                10,
                new Bilingual("因", "why")))
        .isEqualTo(new Bilingual(zh, en));
  }
}

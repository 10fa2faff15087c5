package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.words.HumanNames;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifyOutputsTest {

  @Test
  void namesTheDepartmentsWhereItDoesNotKnowOne() {
    String key = "0".repeat(32);
    var config = ConfigFile.withoutKafka(Map.of("pagerduty.routing-keys.SALES", key));

    assertThatThrownBy(() -> NotifyOutputs.from(config, HumanNames.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "pagerduty.routing-keys has the key SALES; the departments are [TECH, CS, PR, LEGAL,"
                + " SECURITY, BIZ, EXEC]")
        .satisfies(fault -> assertThat(fault.toString()).doesNotContain(key));
  }
}

package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.IncidentOptions;
import io.fenghuo.rule.Level;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class IncidentLimitsTest {

  private final Configuration config = new Configuration();

  @Test
  void keepsTheDefaultOfALevelThatIsLeftOut() {
    config.set(IncidentOptions.REOPEN_WINDOWS, Map.of("I", "30min"));

    IncidentLimits limits = IncidentLimits.from(config);

    assertThat(limits.reopenMillis(Level.I)).isEqualTo(Duration.ofMinutes(30).toMillis());
    assertThat(limits.reopenMillis(Level.IV)).isEqualTo(Duration.ofMinutes(10).toMillis());
    assertThat(limits.deescalateMillis(Level.II)).isEqualTo(Duration.ofMinutes(2).toMillis());
  }

  @Test
  void namesTheSettingThatCannotBe() {
    config.set(IncidentOptions.REOPEN_WINDOWS, Map.of("V", "30min"));
    assertThatThrownBy(() -> IncidentLimits.from(config))
        .hasMessage("incident.reopen-windows has the key V; the levels are I, II, III and IV");

    config.set(IncidentOptions.REOPEN_WINDOWS, Map.of("I", "soon"));
    assertThatThrownBy(() -> IncidentLimits.from(config))
        .hasMessage("incident.reopen-windows.I must be a duration such as 10 min, got soon");

    config.removeConfig(IncidentOptions.REOPEN_WINDOWS);
    config.set(IncidentOptions.SYMPTOM_MEMORY, Duration.ZERO);
    assertThatThrownBy(() -> IncidentLimits.from(config))
        .hasMessage("incident.symptom-memory must be positive, got PT0S");

    config.removeConfig(IncidentOptions.SYMPTOM_MEMORY);
    config.set(IncidentOptions.RELATED_WITHIN, Duration.ofHours(2));
    assertThatThrownBy(() -> IncidentLimits.from(config))
        .hasMessage("incident.related-within must be no more than PT1H, got PT2H");

    config.removeConfig(IncidentOptions.RELATED_WITHIN);
    config.set(FenghuoOptions.PRIVACY_SALT, "");
    assertThatThrownBy(() -> IncidentLimits.from(config))
        .hasMessage("privacy.salt must not be empty");
  }
}

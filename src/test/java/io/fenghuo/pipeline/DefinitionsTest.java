package io.fenghuo.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Rule;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {

  @TempDir Path folder;

  @Test
  void theDefaultsAreWithoutFaultsAndFindEveryTypeThatARuleCanFind() {
    Definitions defaults = Definitions.read(new Configuration());

    assertThat(defaults.rules().rules().stream().map(Rule::incident).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(IncidentType.ALERT_STORM)));
  }

  @Test
  void aFileOfOnesOwnStandsBesideTheDefaults() throws Exception {
    Path own =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            measures:
              - id: tickets
                figure: count
                scope: [tenant, brand]
                on: TICKET_OPENED
                window: 10m
                lines: [{ id: many, above: 100, clear: 50, clear-for: 2m }]
            """);
    Configuration config = new Configuration();
    config.set(FenghuoOptions.MEASURES, List.of("classpath:measures.yaml", own.toString()));

    assertThat(Definitions.read(config).measures().ids()).contains("tickets", "queue-waiting");
  }

  @Test
  void aRuleThatReadsAnUnknownMeasureIsRefusedByItsFile() throws Exception {
    Path own = Files.writeString(folder.resolve("own.yaml"), "measures: []");
    Configuration config = new Configuration();
    config.set(FenghuoOptions.MEASURES, List.of(own.toString()));

    assertThatThrownBy(() -> Definitions.read(config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("classpath:rules.yaml has")
        .hasMessageContaining("rules[0].pattern[0].on")
        .hasMessageContaining("bot-failure-share");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Configuration config = new Configuration();
    config.set(FenghuoOptions.RULES, List.of("classpath:no-such.yaml"));

    assertThatThrownBy(() -> Definitions.read(config))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read classpath:no-such.yaml");
  }
}

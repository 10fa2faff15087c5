package io.fenghuo.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
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

  /** A share is a part of one; who writes it as per cent has a rule that never fires. */
  @Test
  void aShareOfTwentyIsRefused() {
    DefinitionCatalog measures = Definitions.read(new Configuration()).catalog();
    String rule =
        """
        id: a
        incident: SYSTEM_FAULT
        key: [tenant, brand]
        pattern: [ { stage: failing, on: symptom %s, where: value >= 20 } ]
        level: { base: III }
        says: { zh: 失败, en: failing }
        departments: { lead: [TECH] }
        """;

    assertThatThrownBy(() -> RuleSet.parse("own", rule.formatted("bot-failure-share"), measures))
        .hasMessageContaining("where at 1:7: never holds: value is a number from 0 to 1");
    assertThatCode(() -> RuleSet.parse("own", rule.formatted("queue-waiting"), measures))
        .doesNotThrowAnyException();
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

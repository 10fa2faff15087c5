package io.fenghuo.tool.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.measure.MeasureSet;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.tool.backtest.DefinitionChange.Kind;
import io.fenghuo.tool.backtest.DefinitionChange.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class DefinitionChangeTest {

  private static final Definitions DEFAULTS = Definitions.read(new Configuration());

  private static final String RULE =
      """
      - id: loud-voice
        incident: PUBLIC_OPINION
        key: [tenant, brand]
        pattern: [{ stage: voice, on: event MENTION, where: followers >= 100 }]
        level: { base: III, raise: [{ to: I, when: followers >= 1000 }] }
        clear: { quiet: 30m }
        says: { zh: 响, en: loud }
      """;

  @Test
  void findsNothingBetweenEqualDefinitions() {
    assertThat(
            Backtest.definitions(
                DEFAULTS.rules(), DEFAULTS.rules(), DEFAULTS.measures(), DEFAULTS.measures()))
        .isEmpty();
  }

  @Test
  void namesEachSettingThatDiffers() {
    String changed =
        RULE.replace("followers >= 100 ", "followers >= 50 ")
            .replace("quiet: 30m", "quiet: 10m")
            .replace(">= 1000", ">= 500");

    assertThat(DefinitionChange.ofRules(rules(RULE), rules(changed)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.CHANGED);
              assertThat(change.keepsVersion()).isTrue();
              assertThat(change.before()).startsWith("v1 ").isNotEqualTo(change.after());
              assertThat(change.settings())
                  .containsExactlyInAnyOrder(
                      new Setting("pattern[voice].where", "followers >= 100", "followers >= 50"),
                      new Setting("level.raises[I].when", "followers >= 1000", "followers >= 500"),
                      new Setting("clear.quiet", "30 min", "10 min"));
            });
  }

  @Test
  void tellsWhatCameAndWhatWent() {
    String other = RULE.replace("loud-voice", "other-voice");

    assertThat(DefinitionChange.ofRules(rules(RULE), rules(other)))
        .extracting(DefinitionChange::id, DefinitionChange::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("loud-voice", Kind.REMOVED),
            org.assertj.core.groups.Tuple.tuple("other-voice", Kind.ADDED));
  }

  @Test
  void comparesMeasuresToo() throws Exception {
    String yaml = Files.readString(Path.of("src/main/resources/measures.yaml"));
    MeasureSet lower = MeasureSet.parse("lower", yaml.replaceFirst("above: 0.2,", "above: 0.15,"));

    assertThat(DefinitionChange.ofMeasures(DEFAULTS.measures(), lower))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.settings())
                    .containsExactly(new Setting("lines[high].limit", "0.2", "0.15")));
  }

  @Test
  void theTightenedCopyDiffersFromTheDefaultsWhereItSaysSoAndNowhereElse() throws Exception {
    Path file = Path.of("sample-data/rules/tightened.yaml");
    RuleSet tightened = RuleSet.parse(file.toString(), Files.readString(file), DEFAULTS.catalog());

    List<DefinitionChange> changes = DefinitionChange.ofRules(DEFAULTS.rules(), tightened);

    assertThat(changes)
        .as("a change of a default rule belongs into the copy too")
        .extracting(DefinitionChange::id)
        .containsExactlyInAnyOrder(
            "queue-pile-up",
            "mention-storm",
            "loud-voice",
            "hot-search",
            "customer-about-to-be-lost",
            "complaints-quicken",
            "long-wait-given-up",
            "source-silent",
            "input-silent",
            "input-unreadable");
    assertThat(changes).noneMatch(DefinitionChange::keepsVersion);
  }

  private static RuleSet rules(String yaml) {
    return RuleSet.parse("test", "rules:\n" + yaml, DEFAULTS.measures().catalog());
  }
}

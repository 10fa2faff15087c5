package io.fenghuo.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.InEnglish;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTest {

  private final Faults faults = new Faults();

  @Test
  void readsLengthsOfTime() {
    Yaml yaml = Yaml.parse("{a: 500ms, b: 30s, c: 5m, d: 3h, e: 1d}", faults);

    assertThat(yaml.duration("a", null)).isEqualTo(Duration.ofMillis(500));
    assertThat(yaml.duration("b", null)).isEqualTo(Duration.ofSeconds(30));
    assertThat(yaml.duration("c", null)).isEqualTo(Duration.ofMinutes(5));
    assertThat(yaml.duration("d", null)).isEqualTo(Duration.ofHours(3));
    assertThat(yaml.duration("e", null)).isEqualTo(Duration.ofDays(1));
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void namesEveryFaultWithItsPathAndValue() {
    Yaml yaml =
        Yaml.parse(
            """
            items:
              - { window: -5s, size: many, kind: BOT_FAILD, share: 1.5x, open: maybe, colour: red }
            """,
            faults);
    Yaml item = yaml.items("items").get(0);
    item.text("id");
    item.positiveDuration("window", Duration.ofSeconds(1));
    item.integer("size", 0);
    item.oneOf("kind", EventKind.class, null);
    item.number("share", 0);
    item.flag("open", false);
    item.noOthers();

    assertThat(InEnglish.of(faults.all()))
        .containsExactly(
            "items[0].id is required",
            "items[0].window must be a length of time such as 500ms, 30s, 5m, 3h or 1d, got"
                + " \"-5s\"",
            "items[0].size must be a whole number, got \"many\"",
            "items[0].kind must be one of "
                + java.util.Arrays.toString(EventKind.values())
                + ", got 'BOT_FAILD' (did you mean BOT_FAILED?)",
            "items[0].share must be a number, got \"1.5x\"",
            "items[0].open must be true or false, got \"maybe\"",
            "items[0].colour is unknown; known here: id, kind, open, share, size, window");
  }

  @Test
  void refusesNoTimeWhereThereMustBeSome() {
    Yaml.parse("window: 0s", faults).positiveDuration("window", null);

    assertThat(InEnglish.of(faults.all())).containsExactly("window must be positive, got \"0s\"");
  }

  @Test
  void placesAConditionsFault() {
    Yaml.parse("where: kind == 3", faults).condition("where", Vocabulary.EVENT);

    assertThat(InEnglish.of(faults.all())).hasSize(1);
    assertThat(InEnglish.of(faults.all()).get(0)).startsWith("where at 1:6: ");
  }

  @Test
  void saysWhereADocumentIsNoYaml() {
    Yaml.parse("a: [1, 2\nb: 3", faults);

    assertThat(InEnglish.of(faults.all())).hasSize(1);
    assertThat(InEnglish.of(faults.all()).get(0)).contains("is not YAML");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    Yaml.parse("a: 1\na: 2", faults);

    assertThat(InEnglish.of(faults.all())).hasSize(1);
    assertThat(InEnglish.of(faults.all()).get(0)).contains("is not YAML").contains("Duplicate");
  }

  @Test
  void refusesASecondDocument() {
    Yaml.parse("rules: []\n---\nrules: []", faults);

    assertThat(InEnglish.of(faults.all()))
        .containsExactly("2:1 has a second document behind ---: a file has one");
  }

  @Test
  void readsATextAsItIsWritten() {
    Yaml yaml = Yaml.parse("{a: No, b: 007, c: 1e3, d: [010, yes], e: 2.50}", faults);

    assertThat(yaml.text("a")).isEqualTo("No");
    assertThat(yaml.text("b")).isEqualTo("007");
    assertThat(yaml.text("c")).isEqualTo("1e3");
    assertThat(yaml.texts("d")).containsExactly("010", "yes");
    assertThat(yaml.texts("e")).containsExactly("2.50");
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void refusesANumberWithALeadingZero() {
    Yaml.parse("version: 010", faults).integer("version", 1);

    assertThat(InEnglish.of(faults.all()))
        .containsExactly("version must be a whole number, got \"010\"");
  }

  @Test
  void refusesAFileThatIsNotUtf8(@TempDir Path folder) throws Exception {
    Path file =
        Files.write(folder.resolve("gbk.yaml"), "name: 退款".getBytes(Charset.forName("GBK")));

    assertThatThrownBy(() -> DefinitionFile.read(file.toString()))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("gbk.yaml")
        .hasMessageContaining("must be in UTF-8");
  }

  @Test
  void tellsAllFaultsInOneException() {
    faults.add("a", "is required");
    faults.add("b", "is required");

    assertThatThrownBy(() -> faults.throwIfAny("rules.yaml"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessage("rules.yaml has 2 faults:\n  - a is required\n  - b is required");
  }
}

package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCommandTest {

  private static final String FAULTY =
      """
      rules:
        - id: Wrong
          incident: SYSTEM_FAULT
          key: [tenant]
          pattern: [{ stage: slow, on: event BOT_REPLIED, where: latencyMz > 5 }]
          level: { base: III }
          says: { zh: 慢, en: slow }
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void explainsTheBuiltInRules() {
    assertThat(rules("check")).isEqualTo(0);
    assertThat(written())
        .contains(
            "customer-about-to-be-lost v1 ",
            "按每个 tenant + brand + customerId，依事件时间次序，寻找3次 SENTIMENT",
            "    matched  as a chain, on queues",
            "measures needed: anger-share, anger-share-hour, bot-failure-share,",
            " 0 files with faults");
  }

  @Test
  void explainsTheTightenedRules() {
    assertThat(rules("check", "sample-data/rules/tightened.yaml")).isEqualTo(0);
    assertThat(written()).contains("long-wait-given-up v1 ");
  }

  @Test
  void tellsEveryFaultWithItsPlace() throws Exception {
    Path faulty = Files.writeString(folder.resolve("faulty.yaml"), FAULTY);
    Path worse = Files.writeString(folder.resolve("worse.yaml"), "rules: [{ id: r }]\n");

    assertThat(rules("check", faulty.toString(), worse.toString())).isEqualTo(1);
    assertThat(written())
        .contains(
            "rules[0].id must be in kebab-case, got 'Wrong'",
            "rules[0].pattern[0].where at 1:1: 'latencyMz' is no name here",
            "worse.yaml has ",
            "rules[0].incident is required",
            "0 rules, 0 examples, 2 files with faults");
    assertThat(rules("test", faulty.toString())).isEqualTo(2);
  }

  @Test
  void failsWhereAnExampleDoes() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("rules.yaml"),
            FAULTY.replace("Wrong", "slow").replace("latencyMz", "latencyMs")
                + """
                    examples:
                      - { name: slow, given: [{ event: BOT_REPLIED, latencyMs: 6 }], finds: [{ at: 0s }] }
                      - { name: quick, given: [{ event: BOT_REPLIED, latencyMs: 6 }], finds: nothing }
                """);

    assertThat(rules("test", file.toString())).isEqualTo(1);
    assertThat(written())
        .contains("ok    slow · slow", "FAIL  slow · quick", "2 examples, 1 as expected, 1 not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sing",
        "check nowhere.yaml",
        "test --measures nowhere.yaml",
        "check -Dclock.rat=1"
      })
  void refusesWrongUse(String line) {
    assertThat(rules(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
  }

  private int rules(String... args) {
    return Fenghuo.run(
        new Jobs((env, config) -> {}, (input, definitions, config, parallelism) -> null),
        new PrintStream(written, true, StandardCharsets.UTF_8),
        Stream.concat(Stream.of("rules"), Stream.of(args)).toArray(String[]::new));
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }
}

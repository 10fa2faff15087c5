package io.fenghuo.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionsTableTest {

  @Test
  void hasOneRowForEachOption() {
    assertThat(OptionsTable.markdown().lines()).hasSize(2 + KnownOptions.ALL.size());
  }

  @Test
  void showsTypeDefaultAndSentence() {
    assertThat(OptionsTable.markdown().lines())
        .startsWith("| option | type | default | meaning |", "|---|---|---|---|")
        .contains(
            "| `kafka.bootstrap.servers` | text | required | Brokers of input and output, as"
                + " host:port, comma-separated. |",
            "| `input.start-at` | earliest, latest, committed | `committed` | Where a job without a"
                + " checkpoint starts: earliest, latest, or the group's committed offsets (latest"
                + " where there are none). |",
            "| `output.topic-prefix` | text | none | Put in front of every output topic's name. |")
        .anyMatch(row -> row.contains("| list of texts | `[classpath:rules.yaml]` |"))
        .anyMatch(
            row ->
                row.contains(
                    "| texts by name | `{I: 10 min, II: 10 min, III: 10 min, IV: 10 min}` |"))
        .anyMatch(row -> row.startsWith("| `input.max-disorder` | length of time | `10s` |"));
  }
}

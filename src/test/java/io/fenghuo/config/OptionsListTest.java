package io.fenghuo.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionsListTest {

  @Test
  void hasOneItemForEachOption() {
    assertThat(OptionsList.markdown().lines().filter(line -> line.startsWith("- **`")))
        .hasSize(KnownOptions.ALL.size());
  }

  @Test
  void showsTypeDefaultAndSentence() {
    assertThat(OptionsList.markdown())
        .startsWith("\n## kafka\n\n- **`kafka.bootstrap.servers`** (text; required)\n")
        .contains(
            """
            - **`input.start-at`** (earliest, latest, committed; default `committed`)
              Where a job without a checkpoint starts: earliest, latest, or the group's committed offsets (latest where there are
              none).
            """)
        .contains("- **`output.topic-prefix`** (text; no default)\n  Put in front of every output")
        .contains("(list of texts; default `[classpath:rules.yaml]`)")
        .contains("(texts by name; default `{I: 10 min, II: 10 min, III: 10 min, IV: 10 min}`)")
        .contains("- **`input.max-disorder`** (length of time; default `10s`)");
  }

  @Test
  void keepsItsLinesShort() {
    assertThat(OptionsList.markdown().lines()).allMatch(line -> line.length() <= 120);
  }
}

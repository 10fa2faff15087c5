package io.fenghuo.tool.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.definition.InvalidDefinitionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  @TempDir Path folder;

  @Test
  void readsPlainAndCompressedFilesAndLeavesOthersAlone() throws Exception {
    Scenario scenario = ScenarioFiles.empty(folder);
    ScenarioFiles.write(scenario, "chat.traffic", "{\"eventTime\":\"2026-11-11T12:00:00Z\"}");
    Files.writeString(
        folder.resolve("social.mention.jsonl"), "{\"eventTime\":\"2026-11-11T12:00:07Z\"}\n");

    Recording recording = Recording.ofFolder(folder);

    assertThat(recording.files()).containsOnlyKeys("chat.traffic", "social.mention");
    assertThat(recording.endMillis())
        .isEqualTo(Instant.parse("2026-11-11T12:00:07Z").toEpochMilli());
  }

  @Test
  void refusesAFolderWithoutInput() {
    assertThatThrownBy(() -> Recording.ofFolder(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("holds no <topic>.jsonl");
  }

  @Test
  void namesEveryFileThatIsNoInputOrOneTooMany() {
    assertThatThrownBy(
            () ->
                Recording.ofFiles(
                    "test",
                    List.of(
                        Path.of("a", "chat.traffic.jsonl"),
                        Path.of("b", "chat.traffic.jsonl.gz"),
                        Path.of("notes.txt"))))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("chat.traffic.jsonl.gz is of the same topic as")
        .hasMessageContaining("notes.txt must be named <topic>.jsonl");
  }
}

package io.fenghuo.tool.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioInputTest {

  @TempDir Path folder;

  @Test
  void givesTheLinesOfACompressedFileInTheirOrder() throws Exception {
    Scenario scenario = ScenarioFiles.empty(folder);
    ScenarioFiles.write(scenario, "chat.traffic", "{\"a\":1}", "", "no JSON");

    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    List<String> read = new ArrayList<>();
    try (CloseableIterator<ScenarioLine> records =
        env.fromSource(
                ScenarioInput.source(
                    scenario.recording().files().get("chat.traffic"), "chat.traffic"),
                WatermarkStrategy.noWatermarks(),
                "scenario")
            .executeAndCollect()) {
      records.forEachRemaining(
          r ->
              read.add(
                  r.topic()
                      + "-"
                      + r.partition()
                      + "@"
                      + r.offset()
                      + " "
                      + new String(r.value(), StandardCharsets.UTF_8)));
    }

    assertThat(read)
        .containsExactly(
            "chat.traffic-0@0 {\"a\":1}", "chat.traffic-0@1 ", "chat.traffic-0@2 no JSON");
  }

  @Test
  void isSentWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(ScenarioLine.class);
  }
}

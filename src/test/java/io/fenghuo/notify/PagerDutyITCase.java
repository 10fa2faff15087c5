package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.notify.ScriptedReceiver.Reply;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Role;
import io.fenghuo.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PagerDuty's interface is away, and the job dies before it is back. */
@Timeout(180)
class PagerDutyITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final AtomicBoolean away = new AtomicBoolean(true);
  private final List<String> taken = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @Test
  void keepsTheOrderThroughAnOutageAndARestartAndHoldsUpNoCheckpoint() throws Exception {
    try (ScriptedReceiver pagerDuty = new ScriptedReceiver(this::answer);
        NotifyCluster job = NotifyCluster.start(folder)) {
      job.run(
          ConfigFile.withoutKafka(
              Map.of(
                  "pagerduty.url", pagerDuty.url(),
                  "pagerduty.routing-key", "0".repeat(32),
                  "notify.max-retry-wait", "1s")));
      Story story = Story.of("inc-1").asks(Department.TECH, Role.LEAD);
      job.tell(
          story.opens(),
          story.acks(Department.TECH).acked(),
          story.asksAgain(Department.TECH).updates());
      Await.until("an attempt", PATIENCE, () -> pagerDuty.bodies().size() >= 2);

      job.awaitCheckpoint();
      job.killTaskManager();
      job.startTaskManager();
      job.tell(story.resolves());
      job.awaitCheckpoint();
      assertThat(taken).isEmpty();
      away.set(false);

      Await.until("all of it", PATIENCE, () -> taken.size() >= 5);
      assertThat(taken)
          .containsExactly(
              "inc-1-1 trigger",
              "inc-1-2 acknowledge",
              "inc-1-3 resolve",
              "inc-1-3 trigger",
              "inc-1-4 resolve");
    }
  }

  private Reply answer(String body) {
    if (away.get()) {
      return Reply.of(503);
    }
    try {
      JsonNode event = JsonMapper.builder().build().readTree(body);
      taken.add(
          event.at("/payload/custom_details/alertId").asText()
              + " "
              + event.get("event_action").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.of(202);
  }
}

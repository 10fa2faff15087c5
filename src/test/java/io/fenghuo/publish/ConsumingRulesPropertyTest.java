package io.fenghuo.publish;

import static io.fenghuo.incident.Trouble.onEvents;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.IncidentInput;
import io.fenghuo.incident.Stories;
import io.fenghuo.incident.Trouble;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whoever follows the topics by the rules of consuming.md knows what the ledger knows. */
class ConsumingRulesPropertyTest {

  @Property(tries = 400)
  void endsWithTheLedgersViewThroughAnyRestarts(
      @ForAll("stories") List<IncidentInput> inputs, @ForAll long seed) {
    Random random = new Random(seed);
    FailingJob job = new FailingJob(partitions(inputs, random), random);
    job.run(7);
    Follower follower = read(job, random, Follower.BY_EPOCH_AND_SEQ, (knows, alert) -> {});

    assertThat(follower.held()).containsExactlyInAnyOrderEntriesOf(job.view());
  }

  /** Also who reads no ledger, such as a pager. */
  @Property(tries = 400)
  void neverMissesARiseToLevelIOrII(
      @ForAll("stories") List<IncidentInput> inputs, @ForAll long seed) {
    Random random = new Random(seed);
    FailingJob job = new FailingJob(partitions(inputs, random), random);
    job.run(7);
    List<Alert> rises = job.ledger.stream().filter(ConsumingRulesPropertyTest::isARise).toList();
    job.ledger.clear();
    read(
        job,
        random,
        Follower.BY_EPOCH_AND_SEQ,
        (follower, alert) -> {
          if (rises.contains(alert)) {
            assertThat(follower.held().get(alert.incidentId())).matches(held -> tells(held, alert));
          }
        });
  }

  /** What goes wrong by the number alone: this is why the epoch comes before it. */
  @Test
  void byTheNumberAloneARiseOfAfterARestartIsMissed() {
    Alert risen = Handled.risen(2, Level.II, Level.III);
    Alert elsewhere = Handled.risen(2, Level.I, Level.III).in(1);
    for (boolean byEpoch : new boolean[] {true, false}) {
      Follower follower =
          new Follower(byEpoch ? Follower.BY_EPOCH_AND_SEQ : Comparator.comparingLong(Alert::seq));
      follower.graded(risen);
      follower.graded(elsewhere);

      assertThat(follower.held().get("inc-7").level()).isEqualTo(byEpoch ? Level.I : Level.II);
    }
  }

  @Provide
  Arbitrary<List<IncidentInput>> stories() {
    return Stories.inNoOrder();
  }

  /** Each in the order of its times, and something grave at the very end, as there always is. */
  private static List<List<IncidentInput>> partitions(List<IncidentInput> inputs, Random random) {
    List<List<IncidentInput>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
    inputs.forEach(input -> partitions.get(random.nextInt(2)).add(input));
    partitions.forEach(each -> each.sort(Comparator.comparingLong(IncidentInput::timeMillis)));
    partitions
        .get(0)
        .add(
            IncidentInput.of(
                onEvents("last", IncidentType.DATA_LEAK, Level.II, Trouble.ACME, 10_000)));
    return partitions;
  }

  /** Each topic in its order, all of them mixed. */
  private static Follower read(
      FailingJob job,
      Random random,
      Comparator<Alert> order,
      BiConsumer<Follower, Alert> onlooker) {
    Follower follower = new Follower(order);
    Map<String, List<Alert>> topics = new HashMap<>(job.graded);
    topics.put("ledger", job.ledger);
    List<String> names = topics.keySet().stream().sorted().toList();
    Map<String, Integer> read = new HashMap<>();
    for (int left = topics.values().stream().mapToInt(List::size).sum(); left > 0; ) {
      String topic = names.get(random.nextInt(names.size()));
      // Now and then a consumer reads many records of one topic before any of another.
      for (int many = random.nextInt(8); many >= 0; many--) {
        int at = read.getOrDefault(topic, 0);
        if (at < topics.get(topic).size()) {
          Alert alert = topics.get(topic).get(at);
          read.put(topic, at + 1);
          left--;
          if (topic.equals("ledger")) {
            follower.ledger(alert);
          } else {
            follower.graded(alert);
          }
          onlooker.accept(follower, alert);
        }
      }
    }
    return follower;
  }

  private static boolean isARise(Alert alert) {
    return alert.level().moreSevereThan(Level.III)
        && (alert.previousLevel() == null
            ? alert.seq() == 1
            : alert.level().moreSevereThan(alert.previousLevel()));
  }

  /** Whether who holds this knows of the rise, or what the same run or a later one said since. */
  private static boolean tells(Alert held, Alert rise) {
    return !rise.level().moreSevereThan(held.level())
        || held.epoch() > rise.epoch()
        || (held.epoch() == rise.epoch() && held.seq() > rise.seq());
  }
}

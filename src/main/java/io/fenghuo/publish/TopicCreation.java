package io.fenghuo.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Creates topics that take their first record at once.
 *
 * <p>Brokers answer that a topic is created, and name its leaders, before these take records. A
 * producer with several requests in flight loses its order there: where the first batch is refused
 * and the second taken, the first is out of order for ever, and is sent again until it has run out
 * of time.
 */
public final class TopicCreation {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private TopicCreation() {}

  /** Creates topics and returns when the leader of each of their partitions has answered. */
  public static void create(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    admin.createTopics(topics).all().get();
    awaitLeaders(admin, topics.stream().map(NewTopic::name).toList());
  }

  /** Returns when the leader of each partition of all topics has answered. */
  public static void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
    awaitLeaders(admin, admin.listTopics().names().get());
  }

  private static void awaitLeaders(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      try {
        askLeaders(admin, topics);
        return;
      } catch (ExecutionException e) {
        // A broker that has not heard of the topic yet says that there is none.
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    }
  }

  /** Only a leader tells where its partition ends. */
  private static void askLeaders(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              p -> ends.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    admin.listOffsets(ends).all().get();
  }
}

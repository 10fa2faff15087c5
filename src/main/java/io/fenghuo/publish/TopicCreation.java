package io.fenghuo.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Creates topics that take their first record at once.
 *
 * <p>Brokers answer that a topic is created, and name its leaders, before these take records. A
 * producer with several requests in flight loses its order there: where the first batch is refused
 * and the second taken, the first is out of order for ever, and is sent again until it has run out
 * of time.
 */
public final class TopicCreation {

  private TopicCreation() {}

  /**
   * Creates topics and returns when the leader of each of their partitions has answered. The
   * client's own {@code default.api.timeout.ms} bounds the wait.
   */
  public static void create(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    CreateTopicsResult created = admin.createTopics(topics);
    created.all().get();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : topics) {
      int partitions = created.numPartitions(topic.name()).get();
      for (int p = 0; p < partitions; p++) {
        ends.put(new TopicPartition(topic.name(), p), OffsetSpec.latest());
      }
    }
    await(admin, ends);
  }

  /** Returns when the leader of each partition of all topics has answered. */
  public static void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic :
        admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              p -> ends.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    await(admin, ends);
  }

  /** Only a leader tells where its partition ends; the client asks again until it does. */
  private static void await(Admin admin, Map<TopicPartition, OffsetSpec> ends)
      throws ExecutionException, InterruptedException {
    admin.listOffsets(ends).all().get();
  }
}

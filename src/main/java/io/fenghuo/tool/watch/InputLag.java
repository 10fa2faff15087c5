package io.fenghuo.tool.watch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of its input a job has yet to read, by the offsets that its consumer group has
 * committed. Flink commits them with each checkpoint, so zero means that all was read and is part
 * of a completed checkpoint. The figure may lag by ten seconds where no more input comes, for the
 * connector commits between two of its polls.
 */
public final class InputLag implements AutoCloseable {

  private final Admin admin;
  private final String groupId;
  private final Map<TopicPartition, OffsetSpec> ends;

  public InputLag(String bootstrapServers, String groupId, List<String> topics)
      throws InterruptedException {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    this.groupId = groupId;
    try {
      this.ends =
          admin.describeTopics(topics).allTopicNames().get().values().stream()
              .flatMap(
                  topic ->
                      topic.partitions().stream()
                          .map(p -> new TopicPartition(topic.name(), p.partition())))
              .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
    } catch (ExecutionException e) {
      admin.close();
      throw new IllegalStateException("Cannot describe topics " + topics, e.getCause());
    }
  }

  /** Records that are not yet part of a completed checkpoint. */
  public long remaining() throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata().get();
      long remaining = 0;
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
          admin.listOffsets(ends).all().get().entrySet()) {
        OffsetAndMetadata read = committed.get(end.getKey());
        remaining += end.getValue().offset() - (read == null ? 0 : read.offset());
      }
      return remaining;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot ask for progress of group " + groupId, e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}

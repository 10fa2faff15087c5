package io.fenghuo.tool.replay;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps what a bounded job on a cluster in this JVM gives. Flink's own way of collecting fetches
 * results from a cluster that shuts down with its job, and warns that it may lose some.
 */
public final class InJvmSink<T> implements Sink<T> {

  // The sink is copied to the tasks; what all its copies share is found by its id.
  private static final Map<String, Queue<Object>> TAKEN = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    Queue<Object> taken = TAKEN.computeIfAbsent(id, any -> new ConcurrentLinkedQueue<>());
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context where) {
        taken.add(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }

  /** All that was given, in any order; once, when the job has ended. */
  @SuppressWarnings("unchecked") // only this sink's own writers add to its queue
  public List<T> take() {
    Queue<Object> taken = TAKEN.remove(id);
    return taken == null ? List.of() : taken.stream().map(element -> (T) element).toList();
  }
}

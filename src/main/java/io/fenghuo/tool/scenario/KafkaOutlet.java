package io.fenghuo.tool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fenghuo.event.Origin;
import io.fenghuo.tool.scenario.OpenLines.Sent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends a scenario's lines to Kafka: the record's timestamp is the event time, the key keeps what
 * belongs together on one partition. It blocks while much is not acknowledged, and fails at the
 * next line after one that was refused.
 *
 * <p>A line that is not acknowledged within {@link #PATIENCE} makes it begin anew: it says so,
 * gives its producer up, looks which of the open lines the topics hold, and sends the others by a
 * new producer. So no line is there twice, unless a broker takes a request from its queue after
 * that look. After {@link #LAST} it fails.
 */
public final class KafkaOutlet implements ScenarioPlayer.Outlet, AutoCloseable {

  /** How long a line may go unacknowledged before another producer tries. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long all producers may try. */
  static final Duration LAST = Duration.ofMinutes(2);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final long MAX_OPEN_BYTES = 4L << 20;

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final TopicTails tails;
  private final AppendLog appends;
  private final Consumer<String> says;
  private final WallClock clock;
  private final OpenLines open = new OpenLines(MAX_OPEN_BYTES);
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "look-for-open-lines");
            thread.setDaemon(true);
            return thread;
          });

  /** Null between two producers, while Kafka does not tell what it holds. */
  private Producer<byte[], byte[]> producer;

  private final AtomicInteger generation = new AtomicInteger();
  private volatile boolean isRefused;

  /**
   * @param appends is told when each record was acknowledged
   * @param says is told when it begins anew
   */
  public KafkaOutlet(String bootstrapServers, AppendLog appends, Consumer<String> says) {
    this(
        () -> producer(bootstrapServers),
        TopicTails.of(bootstrapServers, PATIENCE),
        appends,
        says,
        WallClock.SYSTEM);
    looks.scheduleWithFixedDelay(
        this::look, LOOK_EVERY.toNanos(), LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
  }

  KafkaOutlet(
      Supplier<Producer<byte[], byte[]>> producers,
      TopicTails tails,
      AppendLog appends,
      Consumer<String> says,
      WallClock clock) {
    this.producers = producers;
    this.tails = tails;
    this.appends = appends;
    this.says = says;
    this.clock = clock;
    this.producer = producers.get();
  }

  private static Producer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            // What is measured is the job's latency, not the client's waiting for company.
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            // A second batch that overtakes a partition's first shuts it out for good.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.BATCH_SIZE_CONFIG,
            64 << 10,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            Math.toIntExact(PATIENCE.toMillis())),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void send(PlayLine line) throws IOException, InterruptedException {
    open.awaitRoom();
    synchronized (this) {
      dispatch(open.add(line, clock.nanos()));
    }
  }

  /** Returns when every line sent so far has been acknowledged. */
  void flush() throws IOException, InterruptedException {
    open.awaitNone();
  }

  @Override
  public void close() {
    looks.shutdownNow();
    synchronized (this) {
      generation.incrementAndGet();
      if (producer != null) {
        producer.close(PATIENCE);
      }
    }
  }

  private void dispatch(Sent sent) {
    if (producer == null) {
      return;
    }
    int by = generation.get();
    PlayLine line = sent.line();
    producer.send(
        new ProducerRecord<>(
            line.topic(),
            null,
            line.dueMillis(),
            line.key() == null ? null : line.key().getBytes(UTF_8),
            line.value()),
        (record, failed) -> answered(sent, by, record, failed));
  }

  private void answered(Sent sent, int by, RecordMetadata record, Exception failed) {
    if (failed == null) {
      acknowledged(sent, new Origin(record.topic(), record.partition(), record.offset()));
    } else if (by == generation.get()) {
      if (failed instanceof RetriableException || failed instanceof OutOfOrderSequenceException) {
        isRefused = true;
      } else {
        open.fail(failed);
      }
    }
  }

  private void acknowledged(Sent sent, Origin origin) {
    appends.acknowledged(origin, System.nanoTime());
    if (open.acknowledge(sent.number())) {
      ends.merge(
          new TopicPartition(origin.topic(), origin.partition()), origin.offset() + 1, Math::max);
    }
  }

  /** Begins anew where a line is open for too long. */
  synchronized void look() {
    try {
      long now = clock.nanos();
      Sent oldest = open.oldest().orElse(null);
      if (oldest == null || looks.isShutdown()) {
        return;
      }
      if (now - oldest.firstNanos() > LAST.toNanos()) {
        open.fail(
            new IOException(
                "Not acknowledged within " + LAST + ": a line for " + oldest.line().topic()));
      } else if (isRefused || now - oldest.nanos() > PATIENCE.toNanos()) {
        beginAnew(oldest);
      }
    } catch (KafkaException e) {
      if (!looks.isShutdown()) {
        says.accept("Kafka does not answer; trying again: " + e.getMessage());
      }
    } catch (RuntimeException e) {
      open.fail(e);
    }
  }

  private void beginAnew(Sent oldest) {
    says.accept(
        "Kafka has not acknowledged a line for "
            + oldest.line().topic()
            + " after "
            + Duration.ofNanos(clock.nanos() - oldest.nanos()).toSeconds()
            + " s; beginning anew with a new producer, lines open: "
            + open.count());
    giveUpProducer();
    Map<Content, Queue<Sent>> missed = new HashMap<>();
    open.again(clock.nanos())
        .forEach(
            sent ->
                missed
                    .computeIfAbsent(Content.of(sent.line()), any -> new ArrayDeque<>())
                    .add(sent));
    tails.read(
        missed.keySet().stream().map(Content::topic).collect(Collectors.toSet()),
        Map.copyOf(ends),
        (origin, line) -> {
          Queue<Sent> same = missed.get(Content.of(line));
          if (same != null && !same.isEmpty() && appends.nanosOf(origin).isEmpty()) {
            acknowledged(same.remove(), origin);
          }
        });
    producer = producers.get();
    open.again(clock.nanos()).forEach(this::dispatch);
  }

  private void giveUpProducer() {
    generation.incrementAndGet();
    isRefused = false;
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  /** What makes two lines the same. */
  private record Content(String topic, long millis, String key, ByteBuffer value) {

    static Content of(PlayLine line) {
      return new Content(line.topic(), line.dueMillis(), line.key(), ByteBuffer.wrap(line.value()));
    }
  }
}

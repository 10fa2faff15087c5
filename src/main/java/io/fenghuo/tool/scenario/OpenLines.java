package io.fenghuo.tool.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lines that were sent and not yet acknowledged, in the order in which they were sent. One
 * thread adds lines and waits; another may acknowledge.
 */
final class OpenLines {

  private final long maxBytes;
  private final TreeMap<Long, Sent> lines = new TreeMap<>();
  private long next;
  private long bytes;
  private Exception failure;

  /**
   * @param firstNanos when it was sent first
   * @param nanos when it was sent last
   */
  record Sent(long number, PlayLine line, long firstNanos, long nanos) {}

  /**
   * @param maxBytes beyond which {@link #awaitRoom} waits
   */
  OpenLines(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  synchronized Sent add(PlayLine line, long nanos) {
    Sent sent = new Sent(next++, line, nanos, nanos);
    lines.put(sent.number(), sent);
    bytes += line.value().length;
    return sent;
  }

  /** All that are open, as sent anew now. */
  synchronized List<Sent> again(long nanos) {
    lines.replaceAll((number, sent) -> new Sent(number, sent.line(), sent.firstNanos(), nanos));
    return List.copyOf(lines.values());
  }

  /** Whether it was open, with none before it. */
  synchronized boolean acknowledge(long number) {
    boolean isOldest = !lines.isEmpty() && lines.firstKey() == number;
    Sent sent = lines.remove(number);
    if (sent != null) {
      bytes -= sent.line().value().length;
      notifyAll();
    }
    return isOldest;
  }

  synchronized Optional<Sent> oldest() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.firstEntry().getValue());
  }

  synchronized int count() {
    return lines.size();
  }

  /** Ends every wait; the first failure counts. */
  synchronized void fail(Exception cause) {
    if (failure == null) {
      failure = cause;
      notifyAll();
    }
  }

  /** Returns when another line may be sent. */
  synchronized void awaitRoom() throws IOException, InterruptedException {
    failIfAny();
    while (bytes > maxBytes) {
      wait();
      failIfAny();
    }
  }

  /** Returns when nothing is open. */
  synchronized void awaitNone() throws IOException, InterruptedException {
    failIfAny();
    while (!lines.isEmpty()) {
      wait();
      failIfAny();
    }
  }

  private void failIfAny() throws IOException {
    if (failure != null) {
      throw new IOException("Kafka did not take a line of the scenario", failure);
    }
  }
}

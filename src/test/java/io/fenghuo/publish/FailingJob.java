package io.fenghuo.publish;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.IncidentInput;
import io.fenghuo.incident.MemoryBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.configuration.Configuration;

/**
 * A job that reads two partitions in any order, takes checkpoints and fails, so that it reads what
 * was read since the last checkpoint again and in another order. What it says goes to the graded
 * topics at once, now and then twice, and to the ledger with the next checkpoint.
 */
final class FailingJob {

  final Map<String, List<Alert>> graded = new LinkedHashMap<>();
  final List<Alert> ledger = new ArrayList<>();

  private final AlertRouting routing = new AlertRouting(Topics.of(new Configuration()));
  private final List<List<IncidentInput>> partitions;
  private final Random random;
  private final int[] read;
  private MemoryBook book = new MemoryBook();
  private long epoch;
  private MemoryBook savedBook = book.copy();
  private int[] savedRead;

  FailingJob(List<List<IncidentInput>> partitions, Random random) {
    this.partitions = partitions;
    this.random = random;
    this.read = new int[partitions.size()];
    this.savedRead = read.clone();
  }

  /** Runs to the end of its input. */
  void run(double failsOneIn) {
    int failures = 0;
    while (left() > 0) {
      int dice = random.nextInt(100);
      if (dice < 8) {
        checkpoint();
      } else if (dice < 8 + 100 / failsOneIn && failures < 20) {
        fail();
        failures++;
      } else {
        readOne();
      }
    }
    int known = book.alerts().size();
    book.passes(Long.MAX_VALUE);
    publish(known);
    checkpoint();
  }

  private int left() {
    int left = 0;
    for (int p = 0; p < read.length; p++) {
      left += partitions.get(p).size() - read[p];
    }
    return left;
  }

  private void readOne() {
    int partition = random.nextInt(read.length);
    if (read[partition] == partitions.get(partition).size()) {
      return;
    }
    int known = book.alerts().size();
    book.takes(partitions.get(partition).get(read[partition]++));
    book.passes(watermark());
    publish(known);
  }

  private long watermark() {
    long watermark = Long.MAX_VALUE;
    for (int p = 0; p < read.length; p++) {
      long next =
          read[p] == partitions.get(p).size()
              ? Long.MAX_VALUE
              : partitions.get(p).get(read[p]).timeMillis();
      watermark = Math.min(watermark, next - 1);
    }
    return watermark == Long.MAX_VALUE - 1 ? 0 : watermark;
  }

  private void publish(int from) {
    for (Alert alert : book.alerts().subList(from, book.alerts().size())) {
      for (String topic : routing.topicsOf(alert)) {
        List<Alert> records = graded.computeIfAbsent(topic, t -> new ArrayList<>());
        records.add(alert.in(epoch));
        if (random.nextInt(10) == 0) {
          records.add(records.get(random.nextInt(records.size())));
        }
      }
    }
  }

  private void checkpoint() {
    for (Alert alert : book.alerts().subList(savedBook.alerts().size(), book.alerts().size())) {
      ledger.add(alert.in(epoch));
    }
    savedBook = book.copy();
    savedRead = read.clone();
  }

  private void fail() {
    book = savedBook.copy();
    System.arraycopy(savedRead, 0, read, 0, read.length);
    epoch++;
  }

  /** What the ledger shows last of each incident. */
  Map<String, Alert> view() {
    Map<String, Alert> view = new LinkedHashMap<>();
    ledger.forEach(alert -> view.put(alert.incidentId(), alert));
    return view;
  }

  @Override
  public String toString() {
    return "read " + Arrays.toString(read) + " in " + (epoch + 1) + " epochs";
  }
}

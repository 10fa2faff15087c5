package io.fenghuo.ingest;

import io.fenghuo.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts events from dead letters: events go on, dead letters go to {@link #DEAD_LETTERS}. Counts
 * both, and logs at most one dead letter in {@value #LOG_EVERY_MILLIS} ms, so that a flood of bad
 * records is seen in the log and does not become one.
 */
public final class DeadLetterSplit extends ProcessFunction<Ingested, Event> {

  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  static final long LOG_EVERY_MILLIS = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSplit.class);

  private transient IngestCounters counters;
  private transient LogLimit logLimit;

  @Override
  public void open(OpenContext context) {
    counters = new IngestCounters(getRuntimeContext().getMetricGroup());
    logLimit = new LogLimit(LOG_EVERY_MILLIS);
  }

  @Override
  public void processElement(Ingested ingested, Context context, Collector<Event> out) {
    if (ingested.isEvent()) {
      counters.event(ingested.event().origin().topic());
      out.collect(ingested.event());
      return;
    }
    DeadLetter letter = ingested.deadLetter();
    counters.deadLetter(letter.origin().topic(), letter.reason());
    context.output(DEAD_LETTERS, letter);
    if (logLimit.allows(context.timerService().currentProcessingTime())) {
      LOG.warn(
          "Record set aside. reason={} origin={} unloggedBefore={}",
          letter.reason(),
          letter.origin(),
          logLimit.takeWithheld());
    }
  }
}

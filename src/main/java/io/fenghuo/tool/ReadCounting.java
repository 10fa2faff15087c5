package io.fenghuo.tool;

import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.ingest.Deduplicator;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.json.RefusalReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts what is read on its way through a replay, by the job's accumulators. */
final class ReadCounting {

  private static final String RECORDS = "records-read";
  private static final String INGESTED = "ingested";
  private static final String DEAD_LETTERS = "dead-letters-";
  private static final String FIRST = "first-dead-letter-";

  private ReadCounting() {}

  /** What a job has counted that has come to its end. */
  static ReadCounts of(JobExecutionResult result) {
    Map<RefusalReason, Long> letters = new EnumMap<>(RefusalReason.class);
    Map<RefusalReason, String> firsts = new EnumMap<>(RefusalReason.class);
    for (RefusalReason reason : RefusalReason.values()) {
      long count = count(result, DEAD_LETTERS + reason);
      if (count > 0) {
        letters.put(reason, count);
        FirstLetter.Place first = result.getAccumulatorResult(FIRST + reason);
        firsts.put(reason, first.origin() + ": " + first.detail());
      }
    }
    return new ReadCounts(
        count(result, RECORDS),
        count(result, INGESTED),
        count(result, Deduplicator.DUPLICATES),
        letters,
        firsts);
  }

  private static long count(JobExecutionResult result, String name) {
    Long count = result.getAccumulatorResult(name);
    return count == null ? 0 : count;
  }

  /** Behind a source; what one record gives comes without another's between. */
  static final class OfRecords extends RichMapFunction<Ingested, Ingested> {

    private static final long serialVersionUID = 1;

    private transient LongCounter records;
    private transient LongCounter ingested;
    private transient Origin last;

    @Override
    public void open(OpenContext context) {
      records = getRuntimeContext().getLongCounter(RECORDS);
      ingested = getRuntimeContext().getLongCounter(INGESTED);
    }

    @Override
    public Ingested map(Ingested each) {
      ingested.add(1);
      Origin origin = each.isEvent() ? each.event().origin() : each.deadLetter().origin();
      if (!origin.equals(last)) {
        records.add(1);
        last = origin;
      }
      return each;
    }
  }

  /** Behind the pipeline, which sets aside what is late as well. */
  static final class OfDeadLetters extends RichMapFunction<DeadLetter, DeadLetter> {

    private static final long serialVersionUID = 1;

    @Override
    public DeadLetter map(DeadLetter letter) {
      getRuntimeContext().getLongCounter(DEAD_LETTERS + letter.reason()).add(1);
      first(letter.reason()).add(new FirstLetter.Place(letter.origin(), letter.detail()));
      return letter;
    }

    private FirstLetter first(RefusalReason reason) {
      String name = FIRST + reason;
      FirstLetter known =
          (FirstLetter)
              getRuntimeContext().<FirstLetter.Place, FirstLetter.Place>getAccumulator(name);
      if (known != null) {
        return known;
      }
      FirstLetter first = new FirstLetter();
      getRuntimeContext().addAccumulator(name, first);
      return first;
    }
  }
}

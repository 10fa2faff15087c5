package io.fenghuo.tool.simulate;

import java.time.Instant;

/** A time in which a source sends nothing, not even its heartbeat. */
record Silence(Source source, Instant from, Instant to) {

  boolean covers(Fact fact) {
    return fact.fields().get("source").equals(source.label())
        && fact.timeMillis() >= from.toEpochMilli()
        && fact.timeMillis() < to.toEpochMilli();
  }
}

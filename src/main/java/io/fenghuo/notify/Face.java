package io.fenghuo.notify;

import java.util.Map;

/**
 * One alert as Alertmanager knows it: by its labels. An incident whose labels change shows another
 * face; the former one is over.
 *
 * @param labels its identity there
 * @param annotations what a reader sees
 * @param endedMillis when it was over, wall clock; null while it fires
 */
public record Face(Map<String, String> labels, Map<String, String> annotations, Long endedMillis) {

  boolean fires() {
    return endedMillis == null;
  }

  Face ended(Map<String, String> lastWords, long nowMillis) {
    return new Face(labels, lastWords, nowMillis);
  }
}

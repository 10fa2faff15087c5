package io.fenghuo.tool.scenario;

import io.fenghuo.event.Origin;

/** Makes append logs for tests. */
public final class AppendLogs {

  private AppendLogs() {}

  /** Partition 0 of a topic, its offsets from 0 acknowledged at the times given. */
  public static AppendLog of(String topic, long... nanos) {
    AppendLog appends = new AppendLog();
    for (int offset = 0; offset < nanos.length; offset++) {
      appends.acknowledged(new Origin(topic, 0, offset), nanos[offset]);
    }
    return appends;
  }
}

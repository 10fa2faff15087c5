package io.fenghuo.notify;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/** One batch under way, and the next when it is taken or has come back. */
final class OneAtATime implements RateLimitingStrategy {

  private boolean underWay;

  boolean isUnderWay() {
    return underWay;
  }

  @Override
  public void registerInFlightRequest(RequestInfo request) {
    underWay = true;
  }

  @Override
  public void registerCompletedRequest(ResultInfo result) {
    underWay = false;
  }

  @Override
  public boolean shouldBlock(RequestInfo request) {
    return underWay;
  }

  /** One notice is enough to set off; {@link LaneBatches} takes along what waits beside it. */
  @Override
  public int getMaxBatchSize() {
    return 1;
  }
}

package io.fenghuo.notify;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a batch; what is in neither list was taken.
 *
 * @param again must be sent again, in the order in which it was given
 * @param refused will never be taken
 * @param cause why something must be sent again; null where nothing must
 * @param askedMillis how long the receiver wants not to be asked again; 0 where it says nothing
 */
record Delivery(List<Notice> again, List<Refusal> refused, String cause, long askedMillis) {

  static final Delivery TAKEN = new Delivery(List.of(), List.of(), null, 0);

  /**
   * A notice that the receiver does not take.
   *
   * @param why the status of its answer
   */
  record Refusal(Notice notice, String why) {}

  static Delivery again(List<Notice> notices, Answer answer) {
    return new Delivery(notices, List.of(), answer.words(), answer.askedMillis());
  }

  static Delivery refused(Notice notice, String why) {
    return new Delivery(List.of(), List.of(new Refusal(notice, why)), null, 0);
  }

  /** One notice, sent alone. */
  static Delivery of(Notice notice, Answer answer) {
    return switch (answer.verdict()) {
      case TAKEN -> TAKEN;
      case REFUSED -> refused(notice, answer.words());
      case AGAIN -> again(List.of(notice), answer);
    };
  }

  /** This and what came of the notices behind it. */
  Delivery and(Delivery next) {
    return new Delivery(
        joined(again, next.again),
        joined(refused, next.refused),
        cause == null ? next.cause : cause,
        Math.max(askedMillis, next.askedMillis));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}

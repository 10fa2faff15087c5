package io.fenghuo.notify;

/** What an event asks PagerDuty to do. */
enum PagerDutyAction {
  /** Opens and pages, or adds to what is open. */
  TRIGGER("trigger"),
  /** Stops the paging. */
  ACKNOWLEDGE("acknowledge"),
  /** Closes. */
  RESOLVE("resolve");

  private final String word;

  PagerDutyAction(String word) {
    this.word = word;
  }

  /** The value of {@code event_action}. */
  String word() {
    return word;
  }
}

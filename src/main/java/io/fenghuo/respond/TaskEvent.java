package io.fenghuo.respond;

/** What a record says of a department's task. */
public enum TaskEvent {
  /** The department is wanted: for the first time, or again because it has become worse. */
  ASSIGNED,
  /** The department has said that it is on it. */
  ACKED,
  /** The incident is over: nothing more is to be done. */
  DONE,
  /** The incident was none, or is part of another, which has tasks of its own. */
  CANCELLED
}

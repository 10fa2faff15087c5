package io.fenghuo.handling;

/** By what a customer is affected. */
public enum CareReason {
  /** A bot did not answer. */
  BOT_FAILED,
  /** Gave up waiting for a person. */
  ABANDONED,
  /** Was served only after a long wait. */
  WAITED_LONG,
  /** Is angry, disappointed, anxious or sad. */
  UPSET,
  /** Filed a complaint. */
  COMPLAINED,
  /** Personal data of this customer is reported to have been exposed. */
  EXPOSED,
  /** The incident is about this customer. */
  ESCALATED
}

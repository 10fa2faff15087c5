package io.fenghuo.event;

/** Who wrote a message; only a customer's feelings count. */
public enum Speaker {
  CUSTOMER,
  AGENT,
  BOT
}

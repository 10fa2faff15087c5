package io.fenghuo.event;

/** What a customer's message feels like. */
public enum Emotion {
  ANGER,
  DISAPPOINTMENT,
  ANXIETY,
  SADNESS,
  CONFUSION,
  NEUTRAL,
  SATISFACTION,
  GRATITUDE
}

package io.fenghuo.event;

/** Why a bot failed to answer. */
public enum BotOutcome {
  TIMEOUT,
  ERROR,
  NO_ANSWER,
  MODEL_DOWN,
  DEPENDENCY
}

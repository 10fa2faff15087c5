package io.fenghuo.event;

/**
 * The reading of one message's emotion.
 *
 * @param messageId the message that was read
 * @param speaker who wrote it
 * @param emotion what it feels like
 * @param score −1 (worst) to 1 (best)
 * @param confidence 0 to 1, or null where the model gives none
 * @param isComplaint whether the message is a complaint
 * @param modelVersion version of the model that read it
 */
public record Sentiment(
    String messageId,
    Speaker speaker,
    Emotion emotion,
    double score,
    Double confidence,
    boolean isComplaint,
    String modelVersion) {

  /** A reading of less confidence is no reading, where nothing else is said. */
  public static final double MIN_CONFIDENCE = 0.5;

  /** Whether its model is so sure of it; a model that does not say is taken at its word. */
  public boolean isTrusted(double minConfidence) {
    return confidence == null || confidence >= minConfidence;
  }
}

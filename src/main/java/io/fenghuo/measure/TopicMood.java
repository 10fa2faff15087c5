package io.fenghuo.measure;

import java.util.Arrays;

/**
 * What was last said on a topic: the polarity of its latest mentions, each once, however often its
 * spread is reported. The one reported last stands last.
 *
 * @param mentions hashes of the mentions' ids
 * @param polarities of each its polarity
 * @param millis of each when it was last reported, epoch milliseconds
 */
public record TopicMood(long[] mentions, double[] polarities, long[] millis) {

  /** So many mentions say what a topic is like. */
  static final int MAX_MENTIONS = 64;

  /** For so long a mention says it. */
  static final long WINDOW_MILLIS = 6 * 3_600_000L;

  static final TopicMood NONE = new TopicMood(new long[0], new double[0], new long[0]);

  TopicMood with(long mention, double polarity, long atMillis) {
    int before = mentions.length;
    int from = before == MAX_MENTIONS && indexOf(mention) < 0 ? 1 : 0;
    long[] newMentions = new long[before + 1];
    double[] newPolarities = new double[before + 1];
    long[] newMillis = new long[before + 1];
    int kept = 0;
    for (int i = from; i < before; i++) {
      if (mentions[i] != mention) {
        newMentions[kept] = mentions[i];
        newPolarities[kept] = polarities[i];
        newMillis[kept++] = millis[i];
      }
    }
    newMentions[kept] = mention;
    newPolarities[kept] = polarity;
    newMillis[kept++] = atMillis;
    return new TopicMood(
        Arrays.copyOf(newMentions, kept),
        Arrays.copyOf(newPolarities, kept),
        Arrays.copyOf(newMillis, kept));
  }

  /** The mean over its mentions of the last hours; null where there are none. */
  Double at(long nowMillis) {
    double sum = 0;
    int many = 0;
    for (int i = 0; i < mentions.length; i++) {
      if (millis[i] > nowMillis - WINDOW_MILLIS) {
        sum += polarities[i];
        many++;
      }
    }
    return many == 0 ? null : sum / many;
  }

  /** When nothing of it counts any more. */
  long spentAtMillis() {
    return Arrays.stream(millis).max().orElse(Long.MIN_VALUE + WINDOW_MILLIS) + WINDOW_MILLIS;
  }

  private int indexOf(long mention) {
    for (int i = 0; i < mentions.length; i++) {
      if (mentions[i] == mention) {
        return i;
      }
    }
    return -1;
  }

  /** Arrays by their content, so that equal moods are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TopicMood mood
        && Arrays.equals(mentions, mood.mentions)
        && Arrays.equals(polarities, mood.polarities)
        && Arrays.equals(millis, mood.millis);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(mentions);
  }
}

package io.fenghuo.tool.simulate;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.MentionKind;
import java.time.Duration;
import java.time.Instant;

/**
 * A post of a loud voice, as a script has it. Its spread rises and fades as a gamma curve of shape
 * two: fastest after {@code rise}, nearly all of it after six times that.
 *
 * @param at when it appears
 * @param platform where
 * @param kind its form
 * @param tier who speaks
 * @param followers the author's
 * @param polarity −1 (hostile) to 1 (friendly)
 * @param topicId hashtag
 * @param views in the end
 * @param reposts in the end
 * @param rise when it spreads fastest
 * @param watched how long its counts are reported, every two minutes
 * @param hotSearchRank rank by time; above 50 it is not listed
 */
record Viral(
    Instant at,
    String platform,
    MentionKind kind,
    AuthorTier tier,
    long followers,
    double polarity,
    String topicId,
    long views,
    int reposts,
    Duration rise,
    Duration watched,
    Course hotSearchRank) {

  static final Course UNLISTED = Course.always(99);

  /** The part of its spread that has happened by a time. */
  double spreadAt(long timeMillis) {
    double x = Math.max(0, (double) (timeMillis - at.toEpochMilli()) / rise.toMillis());
    return 1 - (1 + x) * StrictMath.exp(-x);
  }
}

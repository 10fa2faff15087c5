package io.fenghuo.event;

/**
 * One public mention of the brand. The counts are cumulative: a later record of the same {@code
 * mentionId} replaces the earlier ones.
 *
 * @param mentionId id of the post on its platform
 * @param platform name of the platform
 * @param mentionKind form of the mention
 * @param authorTier how far the author's voice carries
 * @param followers the author's followers
 * @param polarity −1 (hostile) to 1 (friendly)
 * @param reposts reposts so far
 * @param comments comments so far
 * @param likes likes so far
 * @param views views so far
 * @param topicId topic or hashtag
 * @param hotSearchRank rank on the platform's hot-search list, 1 is the top; null when not listed
 * @param rootMentionId the mention that this one repeats or answers
 */
public record Mention(
    String mentionId,
    String platform,
    MentionKind mentionKind,
    AuthorTier authorTier,
    Long followers,
    Double polarity,
    Long reposts,
    Long comments,
    Long likes,
    Long views,
    String topicId,
    Long hotSearchRank,
    String rootMentionId) {

  /** The same, so hostile or friendly. */
  Mention withPolarity(Double other) {
    return new Mention(
        mentionId,
        platform,
        mentionKind,
        authorTier,
        followers,
        other,
        reposts,
        comments,
        likes,
        views,
        topicId,
        hotSearchRank,
        rootMentionId);
  }
}

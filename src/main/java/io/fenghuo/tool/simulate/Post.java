package io.fenghuo.tool.simulate;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.MentionKind;

/**
 * Something said in public.
 *
 * @param mentionId its id on its platform
 * @param platform where
 * @param kind its form
 * @param tier who said it
 * @param followers the author's
 * @param polarity −1 (hostile) to 1 (friendly)
 * @param topicId hashtag, or null
 * @param rootId what it repeats, or null
 */
record Post(
    String mentionId,
    String platform,
    MentionKind kind,
    AuthorTier tier,
    long followers,
    double polarity,
    String topicId,
    String rootId) {}

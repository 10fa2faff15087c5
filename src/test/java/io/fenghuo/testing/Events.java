package io.fenghuo.testing;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Channel;
import io.fenghuo.event.Chat;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Mention;
import io.fenghuo.event.MentionKind;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Sentiment;
import io.fenghuo.event.Speaker;

/** Builds events for tests: one tenant, one brand, the time in the middle of a named instant. */
public final class Events {

  private final EventKind kind;
  private final long timeMillis;
  private long offset;
  private String brand = "acme";
  private Channel channel = Channel.WEB;
  private String source = "desk";
  private String drillId;
  private String sessionId = "s1";
  private String customerId = "c1";
  private String queueId;
  private String botId;
  private String text;
  private Long latencyMs;
  private BotOutcome outcome;
  private Long subjects;
  private Long waiting;
  private Long botsUp;
  private Long botsTotal;
  private Emotion emotion = Emotion.NEUTRAL;
  private double score;
  private Double confidence = 0.9;
  private boolean complaint;
  private AuthorTier authorTier = AuthorTier.NORMAL;
  private Long views;
  private Long followers;
  private Long hotSearchRank;
  private String mentionId = "m1";
  private Double polarity = 0.0;
  private String topicId;
  private String topic;

  private Events(EventKind kind, long timeMillis) {
    this.kind = kind;
    this.timeMillis = timeMillis;
    this.offset = timeMillis;
    this.topic =
        switch (kind.stream()) {
          case TRAFFIC -> "chat.traffic";
          case SENTIMENT -> "chat.sentiment";
          case MENTION -> "social.mention";
        };
  }

  public static Events at(long timeMillis, EventKind kind) {
    return new Events(kind, timeMillis);
  }

  public Events offset(long value) {
    this.offset = value;
    return this;
  }

  public Events brand(String value) {
    this.brand = value;
    return this;
  }

  public Events channel(Channel value) {
    this.channel = value;
    return this;
  }

  public Events source(String value) {
    this.source = value;
    return this;
  }

  public Events session(String value) {
    this.sessionId = value;
    return this;
  }

  public Events customer(String value) {
    this.customerId = value;
    return this;
  }

  public Events queue(String value) {
    this.queueId = value;
    return this;
  }

  public Events bot(String value) {
    this.botId = value;
    return this;
  }

  public Events text(String value) {
    this.text = value;
    return this;
  }

  public Events latencyMs(long value) {
    this.latencyMs = value;
    return this;
  }

  public Events outcome(BotOutcome value) {
    this.outcome = value;
    return this;
  }

  public Events subjects(long value) {
    subjects = value;
    return this;
  }

  public Events waiting(long value) {
    this.waiting = value;
    return this;
  }

  public Events bots(long up, long total) {
    this.botsUp = up;
    this.botsTotal = total;
    return this;
  }

  public Events emotion(Emotion value) {
    this.emotion = value;
    return this;
  }

  public Events score(double value) {
    this.score = value;
    return this;
  }

  public Events confidence(Double value) {
    this.confidence = value;
    return this;
  }

  public Events complaint(boolean value) {
    this.complaint = value;
    return this;
  }

  public Events mention(String id, AuthorTier tier, long followerCount, long viewCount) {
    this.mentionId = id;
    this.authorTier = tier;
    this.followers = followerCount;
    this.views = viewCount;
    return this;
  }

  public Events hotSearchRank(long value) {
    this.hotSearchRank = value;
    return this;
  }

  public Events polarity(Double value) {
    this.polarity = value;
    return this;
  }

  public Events drill(String value) {
    this.drillId = value;
    return this;
  }

  public Events topic(String value) {
    this.topicId = value;
    return this;
  }

  public Event build() {
    return new Event(
        kind,
        new Origin(topic, 0, offset),
        kind + "-" + offset,
        timeMillis,
        "shop",
        brand,
        null,
        null,
        channel,
        source,
        drillId,
        1,
        sessionId,
        customerId,
        kind.stream() == EventKind.Stream.TRAFFIC
            ? new Chat(
                null, queueId, botId, null, null, text, latencyMs, outcome, null, null, null,
                subjects, waiting, null, null, null, botsUp, botsTotal)
            : null,
        kind.stream() == EventKind.Stream.SENTIMENT
            ? new Sentiment(
                "msg-" + offset, Speaker.CUSTOMER, emotion, score, confidence, complaint, "test")
            : null,
        kind.stream() == EventKind.Stream.MENTION
            ? new Mention(
                mentionId,
                "weibo",
                MentionKind.POST,
                authorTier,
                followers,
                polarity,
                0L,
                0L,
                0L,
                views,
                topicId,
                hotSearchRank,
                null)
            : null);
  }
}

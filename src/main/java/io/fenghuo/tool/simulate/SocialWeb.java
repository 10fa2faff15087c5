package io.fenghuo.tool.simulate;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.Channel;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.MentionKind;
import java.time.Duration;
import java.util.List;

/**
 * What is said about one brand in public: ordinary chatter, posts of those who had a bad time, some
 * minutes after it, and the voices that a script raises.
 */
final class SocialWeb {

  private static final double DELAY_MEDIAN_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final double REPOST_MEAN_MILLIS = Duration.ofMinutes(6).toMillis();
  private static final long WATCH_PERIOD = Duration.ofMinutes(2).toMillis();
  private static final int LISTED = 50;
  private static final List<String> PLATFORMS = List.of("weibo", "weibo", "douyin", "xiaohongshu");

  private final BrandPlan plan;
  private final Agenda agenda;
  private final Recorder recorder;
  private final Ids ids;
  private final Arrivals chatter;
  private final Dice dice;

  SocialWeb(BrandPlan plan, Agenda agenda, Recorder recorder, Ids ids, Dice dice) {
    this.plan = plan;
    this.agenda = agenda;
    this.recorder = recorder;
    this.ids = ids;
    this.chatter = new Arrivals(plan.chatterPerHour(), Course.always(1), dice.split());
    this.dice = dice;
  }

  void open() {
    agenda.at(chatter.after(agenda.now()), this::chat);
  }

  /** A session has ended in this mood. */
  void hearOf(Mood mood) {
    if (dice.chance(Math.min(1, mood.posting() * plan.gossip().at(agenda.now())))) {
      agenda.in(dice.logNormal(DELAY_MEDIAN_MILLIS, 0.7), this::vent);
    }
  }

  /** Lets a loud voice speak when its time comes. */
  void raise(Viral viral) {
    agenda.at(viral.at().toEpochMilli(), () -> speak(viral));
  }

  private void chat() {
    agenda.at(chatter.after(agenda.now()), this::chat);
    double polarity = Math.max(-0.25, Math.min(0.9, 0.3 + 0.3 * dice.gaussian()));
    publish(ordinary(polarity, null, null), dice.below(40));
  }

  private void vent() {
    Post post = ordinary(dice.between(-0.95, -0.6), null, null);
    publish(post, dice.below(60));
    int reposts = (int) dice.exponential(0.5 * plan.gossip().at(agenda.now()));
    for (int i = 1; i <= reposts; i++) {
      agenda.in(dice.exponential(REPOST_MEAN_MILLIS), () -> repost(post));
    }
  }

  private void speak(Viral viral) {
    Post root =
        new Post(
            ids.mention(),
            viral.platform(),
            viral.kind(),
            viral.tier(),
            viral.followers(),
            viral.polarity(),
            viral.topicId(),
            null);
    watch(viral, root);
    double rise = viral.rise().toMillis();
    for (int i = 0; i < viral.reposts(); i++) {
      agenda.in(dice.exponential(rise) + dice.exponential(rise), () -> repost(root));
    }
  }

  private void watch(Viral viral, Post root) {
    double spread = viral.spreadAt(agenda.now());
    long views = (long) (viral.views() * spread);
    long rank = Math.round(viral.hotSearchRank().at(agenda.now()));
    Fact fact = fact(root, (long) (viral.reposts() * spread), views);
    recorder.add(rank <= LISTED ? fact.with(EventField.HOT_SEARCH_RANK, rank) : fact);
    if (agenda.now() + WATCH_PERIOD <= viral.at().plus(viral.watched()).toEpochMilli()) {
      agenda.in(WATCH_PERIOD, () -> watch(viral, root));
    }
  }

  private void repost(Post root) {
    double polarity = Math.max(-0.98, Math.min(0.98, root.polarity() + dice.between(-0.1, 0.1)));
    Post post = ordinary(polarity, root.topicId(), root.mentionId());
    publish(post, (long) (post.followers() * 0.2));
  }

  private Post ordinary(double polarity, String topicId, String rootId) {
    MentionKind kind = rootId == null ? MentionKind.POST : repeated();
    long followers = (long) Math.min(20_000, dice.logNormal(180, 1.2));
    return new Post(
        ids.mention(),
        dice.pick(PLATFORMS),
        kind,
        AuthorTier.NORMAL,
        followers,
        polarity,
        topicId,
        rootId);
  }

  private MentionKind repeated() {
    return dice.chance(0.6) ? MentionKind.REPOST : MentionKind.COMMENT;
  }

  private void publish(Post post, long views) {
    recorder.add(fact(post, 0, views));
  }

  private Fact fact(Post post, long reposts, long views) {
    Fact fact =
        Fact.of(EventKind.MENTION, agenda.now(), plan.brand())
            .with(EventField.CHANNEL, channel(post.platform()))
            .with(EventField.MENTION_ID, post.mentionId())
            .with(EventField.PLATFORM, post.platform())
            .with(EventField.MENTION_KIND, post.kind())
            .with(EventField.AUTHOR_TIER, post.tier())
            .with(EventField.FOLLOWERS, post.followers())
            .with(EventField.POLARITY, post.polarity())
            .with(EventField.REPOSTS, reposts)
            .with(EventField.COMMENTS, reposts * 3)
            .with(EventField.LIKES, views / 30)
            .with(EventField.VIEWS, views);
    if (post.topicId() != null) {
      fact.with(EventField.TOPIC_ID, post.topicId());
    }
    return post.rootId() == null ? fact : fact.with(EventField.ROOT_MENTION_ID, post.rootId());
  }

  private static Channel channel(String platform) {
    return switch (platform) {
      case "weibo" -> Channel.WEIBO;
      case "douyin" -> Channel.DOUYIN;
      default -> Channel.OTHER;
    };
  }
}

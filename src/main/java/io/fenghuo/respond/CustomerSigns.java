package io.fenghuo.respond;

import io.fenghuo.event.Chat;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.Event;
import io.fenghuo.event.Sentiment;
import io.fenghuo.event.Speaker;
import io.fenghuo.handling.CareReason;
import io.fenghuo.incident.Pseudonyms;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Reads events for what they say of a customer: the tier, a feeling, a wait, and by what the
 * customer is affected. What says nothing goes no further, and nobody's name does. A drill says
 * nothing of a real customer.
 *
 * <p>A report by the watch over numbers affects nobody: it is of the session to which somebody
 * else's number was told, not of the person whose it is.
 */
public final class CustomerSigns extends RichFlatMapFunction<Event, CustomerSign> {

  private static final String LEAK_WATCH = "leak-watch";

  private final String salt;
  private transient Pseudonyms pseudonyms;

  /**
   * @param salt the setting {@code privacy.salt}
   */
  public CustomerSigns(String salt) {
    this.salt = salt;
  }

  @Override
  public void open(OpenContext context) {
    pseudonyms = new Pseudonyms(salt);
  }

  @Override
  public void flatMap(Event event, Collector<CustomerSign> out) {
    if (event.customerId() == null || event.isDrill()) {
      return;
    }
    Chat chat = event.chat();
    String tier = chat == null ? null : chat.customerTier();
    Emotion emotion = feeling(event);
    CareReason reason = reason(event, emotion);
    if (tier != null || emotion != null || reason != null) {
      out.collect(
          new CustomerSign(
              event.tenant(),
              event.brand(),
              pseudonyms.of(event.customerId()),
              event.channel(),
              tier,
              emotion,
              chat == null ? null : chat.waitMs(),
              reason,
              event.ref(),
              event.drillId()));
    }
  }

  /**
   * What a customer feels that calls for a word; null for what does not, for nobody's, and where
   * the model doubts it.
   */
  private static Emotion feeling(Event event) {
    Sentiment reading = event.sentiment();
    if (reading == null
        || reading.speaker() != Speaker.CUSTOMER
        || !reading.isTrusted(Sentiment.MIN_CONFIDENCE)) {
      return null;
    }
    Emotion emotion = reading.emotion();
    return switch (emotion) {
      case ANGER, DISAPPOINTMENT, ANXIETY, SADNESS, CONFUSION -> emotion;
      case NEUTRAL, SATISFACTION, GRATITUDE -> null;
    };
  }

  private static CareReason reason(Event event, Emotion emotion) {
    return switch (event.kind()) {
      case BOT_FAILED -> CareReason.BOT_FAILED;
      case QUEUE_ABANDONED -> CareReason.ABANDONED;
      case AGENT_ASSIGNED -> event.chat().waitMs() == null ? null : CareReason.WAITED_LONG;
      case COMPLAINT_FILED -> CareReason.COMPLAINED;
      case PII_EXPOSED -> LEAK_WATCH.equals(event.source()) ? null : CareReason.EXPOSED;
      // Who does not understand has a question; it is asked at every desk all day.
      case SENTIMENT -> emotion == null || emotion == Emotion.CONFUSION ? null : CareReason.UPSET;
      case SESSION_STARTED,
          CUSTOMER_MESSAGE,
          BOT_REPLIED,
          HANDOFF_REQUESTED,
          QUEUED,
          AGENT_REPLIED,
          SESSION_ENDED,
          TICKET_OPENED,
          TICKET_CLOSED,
          QUEUE_SNAPSHOT,
          HEARTBEAT,
          MENTION ->
          null;
    };
  }
}

package io.fenghuo.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The traffic of an ordinary hour, endlessly: {@value #BRANDS} brands, sessions of about twenty
 * records, kinds in the proportions of the scenario {@code quiet-day}, nothing to be alarmed about.
 */
final class OrdinaryDesk {

  static final int BRANDS = 20;

  private static final int AT_ONCE = 2_000;
  private static final int SESSIONS_AT_ONCE = 100;

  private final Random random;
  private final List<String> mix = new ArrayList<>();
  private long count;

  OrdinaryDesk(long seed) {
    random = new Random(seed);
    add("SESSION_STARTED", 12);
    add("CUSTOMER_MESSAGE", 19);
    add("BOT_REPLIED", 16);
    add("BOT_FAILED", 1);
    add("HANDOFF_REQUESTED", 2);
    add("QUEUED", 2);
    add("AGENT_ASSIGNED", 2);
    add("AGENT_REPLIED", 4);
    add("SESSION_ENDED", 12);
    add("QUEUE_SNAPSHOT", 8);
    add("HEARTBEAT", 2);
    add("SENTIMENT", 18);
    add("MENTION", 2);
    Collections.shuffle(mix, random);
  }

  Line next(long timeMillis) {
    long i = count++;
    long session = i / AT_ONCE * SESSIONS_AT_ONCE + random.nextInt(SESSIONS_AT_ONCE);
    String brand = "brand-" + session % BRANDS;
    String id = "o" + i;
    String name = Long.toString(session);
    String kind =
        i % 1_000 == 999 ? "COMPLAINT_FILED" : mix.get((int) ((i * 37 + i / 100) % mix.size()));
    return switch (kind) {
      case "SENTIMENT" ->
          Lines.sentiment(id, timeMillis, brand, name, "NEUTRAL", random.nextInt(10) == 0);
      case "MENTION" -> Lines.mention(id, timeMillis, brand, 0.2, "");
      case "HEARTBEAT" -> Lines.desk(id, timeMillis, kind, brand, "");
      case "QUEUE_SNAPSHOT" ->
          Lines.desk(
              id,
              timeMillis,
              kind,
              brand,
              ",\"queueId\":\"presale\",\"waiting\":12,\"oldestWaitMs\":9000,\"agentsOnline\":6,\"agentsFree\":1,\"botsUp\":8,\"botsTotal\":8");
      default -> Lines.traffic(id, timeMillis, kind, brand, name, more(kind));
    };
  }

  private String more(String kind) {
    return switch (kind) {
      case "CUSTOMER_MESSAGE" -> ",\"text\":\"" + text() + "\"";
      case "BOT_REPLIED" ->
          ",\"botId\":\"bot-5.2-4\",\"botVersion\":\"5.2\",\"latencyMs\":"
              + (200 + random.nextInt(900))
              + ",\"text\":\"您好，您的包裹预计明天送达，请留意短信通知。\"";
      case "BOT_FAILED" ->
          ",\"botId\":\"bot-5.2-4\",\"botVersion\":\"5.2\",\"outcome\":\"TIMEOUT\"";
      case "QUEUED" -> ",\"queueId\":\"presale\"";
      case "AGENT_ASSIGNED" -> ",\"queueId\":\"presale\",\"agentId\":\"a7\",\"waitMs\":8000";
      case "AGENT_REPLIED" -> ",\"agentId\":\"a7\",\"text\":\"" + text() + "\"";
      case "COMPLAINT_FILED" -> ",\"category\":\"DELIVERY\"";
      default -> "";
    };
  }

  private String text() {
    return random.nextInt(10) == 0
        ? "订单号 " + (100_000_000_000L + random.nextInt(1_000_000_000)) + "，请问什么时候可以发货？"
        : "请问这个商品支持七天无理由退货吗？运费由谁承担？";
  }

  private void add(String kind, int times) {
    mix.addAll(Collections.nCopies(times, kind));
  }
}

package io.fenghuo.tool;

import io.fenghuo.tool.MarkedScenarios.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A customer who tells everything about herself, in every place where a sender or an operator can
 * put it: where it belongs, where it does not, and in records that are none.
 */
final class Hearsay {

  static final String TENANT = "hearsay";

  private static final String NAME = "欧阳若曦";
  private static final String TYPED =
      "电话139-1234-5678，住在浙江省杭州市西湖区文三路478号3幢，身份证110105194912310021，"
          + "ruoxi.ouyang@example.com，微信号ruoxi_1994";
  private static final String TEXT = "我是" + NAME + "，" + TYPED;
  private static final long START = Instant.parse("2026-11-11T10:00:00Z").toEpochMilli();

  private final List<Line> lines = new ArrayList<>();

  private Hearsay() {}

  static Set<String> secrets() {
    return Set.of(
        NAME,
        "139-1234-5678",
        "13912345678",
        "文三路478号",
        "110105194912310021",
        "ruoxi.ouyang",
        "ruoxi_1994");
  }

  /** How many records are none, or come at no time they could have. */
  static final int BAD = 12;

  static List<Line> events() {
    Hearsay all = new Hearsay();
    all.traffic(1, "CUSTOMER_MESSAGE", "'text':'" + TEXT + "'");
    all.traffic(2, "AGENT_REPLIED", "'agentId':'clerk~1','text':'号码是110101190102032001'");
    all.traffic(3, "COMPLAINT_FILED", "'category':'" + TEXT + "'");
    for (int second = 4; second < 8; second++) {
      all.sentiment(second);
    }
    all.mention(8);
    all.traffic(10, TEXT, "'text':'" + TEXT + "'");
    all.traffic(11, "BOT_FAILED", "'outcome':'" + TEXT + "'");
    all.traffic(12, "QUEUED", "'channel':'" + TEXT + "'");
    all.traffic(13, "QUEUE_ABANDONED", "'waitMs':'" + TEXT + "'");
    all.traffic(14, "CUSTOMER_MESSAGE", "'text':{'" + TEXT + "':'" + TEXT + "'}");
    all.traffic(15, "CUSTOMER_MESSAGE", "'text':'a','text':'" + TEXT + "'");
    all.traffic(16, "CUSTOMER_MESSAGE", "'" + TEXT + "':1,'" + TEXT + "':2");
    all.traffic(17, "CUSTOMER_MESSAGE", "'eventTime':'" + TEXT + "'");
    all.add("chat.traffic", 18, "{\"text\":\"" + TEXT);
    all.add("chat.traffic", 19, TEXT + "13912345678");
    all.add("social.mention", 20, "[\"" + TEXT + "\"]");
    // Ten years behind everybody else.
    all.add("chat.sentiment", 21, sentiment("late", "2016-11-11T10:00:00Z", TEXT));
    return all.lines;
  }

  /** What an operator might say of her, in commands that can be carried out and that can't. */
  static List<String> commands() {
    String typed = TYPED;
    return List.of(
        command("h1", "ACK", "'incidentId':'inc-1','tenant':'hearsay','department':'CS'"),
        command("h2", "RULE_UPSERT", "'rule':'id: x\\nwhere: " + typed + "'"),
        command("h3", "RULE_UPSERT", "'rule':'- " + typed + "'"),
        command("h4", "SILENCE", "'tenant':'hearsay','until':'" + typed + "'"),
        command("h5", typed, "'x':1"),
        command("h6", "ACK", "'effectiveAt':'" + typed + "'"),
        "{\"commandId\":\"h7\",\"reason\":\"" + typed,
        typed);
  }

  private static String command(String id, String kind, String rest) {
    return json(
        "{'commandId':'%s','kind':'%s','actor':'li','reason':'%s',%s}"
            .formatted(id, kind, TYPED, rest));
  }

  private void traffic(int second, String kind, String rest) {
    add(
        "chat.traffic",
        second,
        json(
            ("{'eventId':'h%d','eventTime':'%s','tenant':'%s','brand':'acme','source':'desk',"
                    + "'kind':'%s','channel':'APP','sessionId':'talk~%s','customerId':'guest~%s',%s}")
                .formatted(second, time(second), TENANT, kind, NAME, TEXT.substring(0, 20), rest)));
  }

  /** On a brand without other trouble: there she is alerted, and not counted in a greater one. */
  private void sentiment(int second) {
    add("chat.sentiment", second, sentiment("h" + second, time(second), "m" + second));
  }

  private static String sentiment(String id, String time, String messageId) {
    return json(
        ("{'eventId':'%s','eventTime':'%s','tenant':'%s','brand':'lumen','source':'model',"
                + "'kind':'SENTIMENT','channel':'APP','sessionId':'talk~%s','customerId':'guest~%s',"
                + "'messageId':'%s','speaker':'CUSTOMER','emotion':'ANGER','score':-0.9}")
            .formatted(id, time, TENANT, NAME, TEXT.substring(0, 20), messageId));
  }

  private void mention(int second) {
    add(
        "social.mention",
        second,
        json(
            ("{'eventId':'h%d','eventTime':'%s','tenant':'%s','brand':'acme','source':'listener',"
                    + "'kind':'MENTION','channel':'OTHER','mentionId':'h','platform':'weibo',"
                    + "'mentionKind':'POST','authorTier':'KOL','followers':2000000,'polarity':-0.9,"
                    + "'author':'%s','text':'%s'}")
                .formatted(second, time(second), TENANT, NAME, TEXT)));
  }

  private void add(String topic, int second, String value) {
    lines.add(new Line(topic, START + second * 1_000L, NAME + "13912345678", value));
  }

  private static String time(int second) {
    return Instant.ofEpochMilli(START + second * 1_000L).toString();
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }
}

package io.fenghuo.tool.simulate;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.MentionKind;
import io.fenghuo.event.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The committed scenarios; times are the shop's, on the day of the promotion. */
final class Scenarios {

  static final String ACME = "acme";
  static final String PRESALE = "presale";
  static final String AFTERSALE = "aftersale";

  private static final LocalDate DAY = LocalDate.of(2026, 11, 11);

  /** Checksums hold, persons do not exist: born in 1900 and 1901, a card of a bank's test range. */
  static final String OWN_ID = "110101190102032001";

  static final String FOREIGN_ID = "110101190001011009";
  static final String FOREIGN_CARD = "6222020000000000125";

  /** Digits that only look like the ones above. */
  static final String ORDER_NUMBER = "202611111902334175";

  static final String TIMESTAMP = "20261111190513";

  private Scenarios() {}

  static List<Script> all() {
    return List.of(
        PromotionOutage.script(),
        quietDay(),
        dataLeak(),
        opinionCrisis(),
        slowQueueGrowth(),
        deadStream(),
        oneAngryCustomer());
  }

  static Optional<Script> byName(String name) {
    return all().stream().filter(script -> script.name().equals(name)).findFirst();
  }

  static Script quietDay() {
    Course rushes =
        Course.always(1)
            .until(at(9, 58))
            .to(at(10, 0), 13)
            .until(at(10, 8))
            .to(at(10, 12), 1)
            .until(at(19, 58))
            .to(at(20, 0), 18)
            .until(at(20, 10))
            .to(at(20, 14), 1);
    BrandPlan acme =
        new BrandPlan(ACME, 150)
            .arrivals(rushes)
            .queue(PRESALE, 0.45, dayShift(5))
            .queue(AFTERSALE, 0.55, dayShift(6))
            .urgency(0.35)
            .patience(8);
    Viral praise =
        new Viral(
            at(15, 0),
            "douyin",
            MentionKind.VIDEO,
            AuthorTier.KOL,
            300_000,
            0.85,
            "acme-unboxing",
            60_000,
            70,
            minutes(20),
            minutes(40),
            Viral.UNLISTED);
    return script(
        "quiet-day", at(0, 0), at(24, 0), List.of(acme, lumen(20)), Map.of(ACME, List.of(praise)));
  }

  static Script dataLeak() {
    List<Scene> scenes =
        List.of(
            chat(
                at(10, 15),
                customer("我要改实名信息，我的身份证号是" + OWN_ID),
                agent("跟您核对一下，您的身份证号是" + OWN_ID + "，对吗？"),
                customer("对的")),
            chat(at(10, 22), customer("我的订单到哪了"), agent("您的订单号" + ORDER_NUMBER + "已发货。")),
            chat(at(10, 29), customer("付款时间是几点"), bot("付款流水时间" + TIMESTAMP + "，已到账。")),
            chat(
                at(10, 40),
                customer("帮我查一下收货人"),
                agent("收货人登记的身份证号是" + FOREIGN_ID + "。"),
                customer("这不是我的证件")),
            chat(
                at(10, 55),
                customer("退款退到哪张卡"),
                bot("退款将退回银行卡" + FOREIGN_CARD + "，请留意。"),
                customer("这不是我的卡呀")),
            new LeakReport(ACME, at(11, 10), "ID_CARD", 1_200));
    return new Script(
        "data-leak",
        11,
        at(10, 0),
        at(12, 30),
        List.of(ordinary(130), lumen(20)),
        List.of(),
        scenes,
        Map.of());
  }

  static Script opinionCrisis() {
    Viral video =
        new Viral(
            at(15, 30),
            "douyin",
            MentionKind.VIDEO,
            AuthorTier.KOL,
            3_200_000,
            -0.9,
            "acme-fake-discount",
            9_000_000,
            2_400,
            minutes(15),
            minutes(124),
            Course.always(99)
                .jump(at(16, 0), 8)
                .until(at(16, 29))
                .jump(at(16, 30), 3)
                .until(at(16, 50))
                .to(at(17, 10), 20)
                .to(at(17, 30), 50)
                .jump(at(17, 31), 99));
    BrandPlan acme = ordinary(110).chatterPerHour(100);
    return script(
        "opinion-crisis",
        at(14, 0),
        at(19, 30),
        List.of(acme, lumen(20)),
        Map.of(ACME, List.of(video, pickUp(at(16, 5), 5_000_000), pickUp(at(16, 20), 8_000_000))));
  }

  static Script slowQueueGrowth() {
    BotFleet helpful = BotFleet.healthy("5.2", 8);
    BrandPlan acme =
        new BrandPlan(ACME, 1_050)
            .arrivals(Course.always(1.15).until(at(16, 0)).to(at(16, 15), 0.25))
            .bots(helpful)
            .botResolves(0.2)
            .queue(PRESALE, 0.4, goingHome(26, 35))
            .queue(AFTERSALE, 0.6, goingHome(39, 50))
            .patience(120)
            .urgency(0.06)
            .walkout(at(16, 20), 0.45, minutes(15))
            .walkout(at(16, 40), 0.5, minutes(15));
    return script("slow-queue-growth", at(13, 0), at(18, 30), List.of(acme, lumen(20)), Map.of());
  }

  static Script deadStream() {
    return new Script(
        "dead-stream",
        11,
        at(19, 0),
        at(21, 15),
        List.of(ordinary(200), lumen(30)),
        List.of(new Silence(Source.SENTIMENT_MODEL, at(19, 50), at(20, 10))),
        List.of(),
        Map.of());
  }

  static Script oneAngryCustomer() {
    Scene angry =
        new AngryCustomer(
            ACME,
            at(14, 30),
            50,
            Duration.ofSeconds(18),
            List.of(minutes(4), Duration.ofSeconds(570), minutes(14)));
    return new Script(
        "one-angry-customer",
        11,
        at(14, 0),
        at(16, 15),
        List.of(ordinary(120), lumen(20)),
        List.of(),
        List.of(angry),
        Map.of());
  }

  static Script script(
      String name,
      Instant start,
      Instant end,
      List<BrandPlan> brands,
      Map<String, List<Viral>> voices) {
    return new Script(name, 11, start, end, brands, List.of(), List.of(), voices);
  }

  private static BrandPlan ordinary(double sessionsPerHour) {
    return new BrandPlan(ACME, sessionsPerHour)
        .queue(PRESALE, 0.45, Course.always(3))
        .queue(AFTERSALE, 0.55, Course.always(4));
  }

  /** The quieter sister brand, which nothing befalls. */
  static BrandPlan lumen(double sessionsPerHour) {
    return new BrandPlan("lumen", sessionsPerHour)
        .bots(BotFleet.healthy("5.2", 2))
        .queue("lumen", 1, Course.always(4))
        .chatterPerHour(4);
  }

  private static Course goingHome(int atFirst, int inTheEnd) {
    return Course.always(atFirst)
        .until(at(13, 20))
        .to(at(14, 20), 1)
        .until(at(16, 5))
        .to(at(16, 25), inTheEnd);
  }

  /** Few at night, fewer at the changes of shift, more for the evening. */
  private static Course dayShift(int agents) {
    return Course.always(2)
        .jump(at(7, 0), agents)
        .jump(at(9, 57), 2)
        .jump(at(10, 14), agents + 2)
        .jump(at(19, 57), 2)
        .jump(at(20, 15), agents + 4)
        .jump(at(22, 30), 3);
  }

  private static Viral pickUp(Instant at, long followers) {
    return new Viral(
        at,
        "weibo",
        MentionKind.NEWS,
        AuthorTier.MEDIA,
        followers,
        -0.7,
        "acme-fake-discount",
        1_500_000,
        250,
        minutes(12),
        minutes(60),
        Viral.UNLISTED);
  }

  private static ScriptedChat chat(Instant at, ScriptedChat.Line... lines) {
    return new ScriptedChat(ACME, at, List.of(lines));
  }

  private static ScriptedChat.Line customer(String text) {
    return new ScriptedChat.Line(Speaker.CUSTOMER, text);
  }

  private static ScriptedChat.Line agent(String text) {
    return new ScriptedChat.Line(Speaker.AGENT, text);
  }

  private static ScriptedChat.Line bot(String text) {
    return new ScriptedChat.Line(Speaker.BOT, text);
  }

  static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  /** A local time of the day; hour 24 and more lies in the next day. */
  static Instant at(int hour, int minute) {
    return DAY.atStartOfDay(DayCurve.ZONE)
        .toInstant()
        .plus(Duration.ofHours(hour))
        .plus(minutes(minute));
  }
}

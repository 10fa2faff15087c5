package io.fenghuo.tool.simulate;

import static io.fenghuo.tool.simulate.Scenarios.ACME;
import static io.fenghuo.tool.simulate.Scenarios.at;
import static io.fenghuo.tool.simulate.Scenarios.minutes;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.MentionKind;
import java.util.List;
import java.util.Map;

/**
 * The evening on which the bots collapse together in a promotion's flood; its story.md tells it.
 */
final class PromotionOutage {

  private PromotionOutage() {}

  static Script script() {
    BrandPlan acme =
        new BrandPlan(ACME, 170)
            .arrivals(flood())
            .bots(rolledBackTo(), rolledOut())
            .queue(Scenarios.PRESALE, 0.45, extraAgents(6, 20))
            .queue(Scenarios.AFTERSALE, 0.55, extraAgents(8, 26))
            .patience(80)
            .urgency(1)
            .relentless(0.02)
            .chatterPerHour(20)
            .gossip(Course.always(1).until(at(20, 0)).to(at(20, 30), 1.6).to(at(21, 30), 1))
            .walkout(at(21, 4), 0.55, minutes(10))
            .walkout(at(21, 18), 0.6, minutes(10))
            .walkout(at(21, 34), 0.7, minutes(10));
    return Scenarios.script(
        "promotion-outage",
        at(13, 0),
        at(25, 0),
        List.of(acme, Scenarios.lumen(25)),
        Map.of(ACME, List.of(outcry())));
  }

  private static Course flood() {
    return Course.always(1)
        .until(at(20, 0))
        .to(at(20, 4), 43)
        .until(at(20, 56))
        .to(at(21, 3), 4)
        .to(at(21, 45), 1);
  }

  private static BotFleet rolledBackTo() {
    return new BotFleet(
        "5.1",
        2,
        Course.always(2).jump(at(20, 12), 0).jump(at(20, 58), 2),
        Course.always(0.02).until(at(20, 1)).to(at(20, 6), 0.7).jump(at(20, 58), 0.02));
  }

  private static BotFleet rolledOut() {
    return new BotFleet(
        "5.2",
        6,
        Course.always(6)
            .jump(at(20, 7), 4)
            .jump(at(20, 10), 0)
            .jump(at(20, 59), 3)
            .jump(at(21, 5), 6),
        Course.always(0.02).until(at(20, 1)).to(at(20, 6), 0.85).jump(at(20, 58), 0.03));
  }

  private static Course extraAgents(int usual, int extra) {
    return Course.always(usual).until(at(20, 58)).to(at(21, 12), extra).jump(at(22, 30), usual);
  }

  private static Viral outcry() {
    return new Viral(
        at(20, 35),
        "weibo",
        MentionKind.POST,
        AuthorTier.KOL,
        1_800_000,
        -0.85,
        "acme-bots-down",
        6_000_000,
        900,
        minutes(8),
        minutes(90),
        Course.always(99)
            .jump(at(20, 50), 8)
            .to(at(21, 5), 6)
            .until(at(21, 20))
            .to(at(21, 50), 40)
            .jump(at(22, 0), 99));
  }
}

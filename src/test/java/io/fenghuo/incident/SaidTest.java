package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.crossing;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.scope;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

/** That each record of an incident's life says what moved it then. */
class SaidTest {

  private final MemoryBook book = new MemoryBook();

  @Test
  void saysWhichFigureLoweredItAndWhatEndedIt() {
    Symptom high = up("waiting", "high", 0);
    Symptom extreme = up("waiting", "extreme", 5);
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.I, extreme));

    book.takes(down("waiting", "extreme", 20)).passesMinute(22);
    said(
        "品牌 acme 的服务过载由I级（特别重大）降为III级（较大）：指标 waiting 已回落至40（阈值50）；" + "仍未解除，最近所报为：pile-up命中",
        "Service overload of brand acme lowered from level I (extremely serious) to level III"
            + " (major): waiting fell back to 40 (limit 50); still standing, as last reported:"
            + " pile-up hit");

    book.takes(down("waiting", "high", 30)).passesMinute(32);
    said(
        "品牌 acme 的服务过载已解除，历时32分钟：指标 waiting 已回落至40（阈值50）。",
        "Service overload of brand acme is over after 32 min: waiting fell back to 40 (limit 50).");

    book.passesMinute(42);
    said(
        "品牌 acme 的服务过载已关闭：解除后10分钟内未复发，此后再出现将另立事件。",
        "Service overload of brand acme is closed: it did not come back within 10 min;"
            + " from here on the same trouble is a new incident.");
  }

  @Test
  void namesTheRuleThatIsOverWhereAnotherStands() {
    Symptom high = up("waiting", "high", 0);
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    book.takes(onEvents("outage", IncidentType.SYSTEM_FAULT, Level.II, ACME, 1));
    said(
        "已查明起因，服务过载改定为系统故障，并由III级（较大）升为II级（重大）：outage命中",
        "Cause found, the service overload is now a system fault,"
            + " raised from level III (major) to level II (serious): outage hit");

    book.passesMinute(8);
    said(
        "品牌 acme 的系统故障由II级（重大）降为III级（较大）：规则 outage 已有7分钟未再命中；" + "仍未解除，最近所报为：pile-up命中",
        "System fault of brand acme lowered from level II (serious) to level III (major): rule"
            + " outage has found nothing further for 7 min; still standing, as last reported:"
            + " pile-up hit");
  }

  @Test
  void saysHowLongItWasQuietAndThatItIsBack() {
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 0)).passesMinute(7);
    said(
        "品牌 acme 的数据泄露已解除，历时7分钟：规则 leak 已有7分钟未再命中。",
        "Data leak of brand acme is over after 7 min: rule leak has found nothing further for 7"
            + " min.");

    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.III, ACME, 9));
    said("数据泄露复发，现为III级（较大）：leak命中", "Data leak is back, level III (major): leak hit");
  }

  @Test
  void namesEveryPartThatJoinedSinceLastTold() {
    for (String queue : new String[] {"q1", "q2", "q3", "q4"}) {
      book.takes(
              onEvents(
                  "slow",
                  IncidentType.SERVICE_OVERLOAD,
                  Level.III,
                  scope(null, queue, null, null),
                  0))
          .ticks();
    }

    said(
        "服务过载扩散至队列 q3、q4，共波及4个队列：slow命中",
        "Service overload has spread to queues q3 and q4, now on 4 queues in all: slow hit");
  }

  @Test
  void saysHowFarItReaches() {
    Symptom bots = up("bot-failure-share", "high", 1);
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, bots));
    book.takes(crossing("failed", "many", Edge.UP, ACME, minutes(2), "customers", 1_000));

    said(
        "品牌 acme 的系统故障影响扩大：至少已波及1,000位客户。",
        "System fault of brand acme has grown: so far at least 1,000 customers touched.");
  }

  @Test
  void saysWhatFollowedFromIt() {
    Symptom bots = up("bot-failure-share", "high", 0);
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.II, bots));
    book.takes(onEvents("mentions", IncidentType.PUBLIC_OPINION, Level.IV, ACME, 1));
    said("系统故障引发舆情危机：mentions命中", "System fault has led to a public-opinion crisis: mentions hit");

    book.takes(onEvents("reach", IncidentType.PUBLIC_OPINION, Level.IV, ACME, 2));
    said("系统故障新增告警：reach命中", "System fault, further finding: reach hit");

    book.takes(
        onEvents(
            "lost", IncidentType.CUSTOMER_ESCALATION, Level.IV, scope(null, null, null, "c1"), 3));
    said("系统故障已引发1起客诉升级：lost命中", "System fault has led to 1 customer escalation: lost hit");
  }

  private void said(String zh, String en) {
    book.ticks();
    assertThat(book.last().says().zh()).isEqualTo(zh);
    assertThat(book.last().says().en()).isEqualTo(en);
  }
}

package io.fenghuo.health;

import static io.fenghuo.event.EventKind.Stream.MENTION;
import static io.fenghuo.event.EventKind.Stream.SENTIMENT;
import static io.fenghuo.event.EventKind.Stream.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthBookTest {

  @Test
  void tellsOfADeadSourceByItsNameWhereItIsAllThatFeedsAnInput() {
    Day day =
        new Day()
            .desk("0:00", "50:00")
            .sends(TRAFFIC, 0, "desk", 3, "50:00", "70:00")
            .beats("desk", 30, "50:00", "70:00")
            .beats("listener", 30, "50:00", "70:00")
            .desk("70:00", "80:00")
            .until("80:00");

    assertThat(day.said())
        .containsExactly(
            "51:30 + model stalled",
            "55:00 + model dead",
            "72:10 - model dead",
            "72:10 - model stalled");
    assertThat(day.states())
        .containsExactly(
            "51:30 SOURCE model STALLED",
            "51:30 INPUT SENTIMENT STALLED",
            "51:30 PARTITION chat.SENTIMENT/0 QUIET",
            "55:00 SOURCE model DEAD",
            "55:00 INPUT SENTIMENT DEAD",
            "70:10 SOURCE model LIVE",
            "70:10 INPUT SENTIMENT LIVE",
            "70:10 PARTITION chat.SENTIMENT/0 LIVE");
  }

  @Test
  void aQuietNightWithHeartbeatsIsLive() {
    Day day =
        new Day()
            .desk("0:00", "60:00")
            .beats("desk", 30, "60:00", "540:00")
            .beats("model", 30, "60:00", "540:00")
            .beats("listener", 30, "60:00", "540:00")
            .desk("540:00", "600:00")
            .until("600:00");

    assertThat(day.said()).isEmpty();
    assertThat(day.states()).isEmpty();
  }

  @Test
  void aQuietNightWithoutHeartbeatsIsNoDeadInput() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 20, "0:00", "60:00")
            .sends(TRAFFIC, 0, "desk", 60, "60:00", "120:00")
            .sends(TRAFFIC, 0, "desk", 300, "120:00", "180:00")
            .sends(TRAFFIC, 0, "desk", 1200, "180:00", "540:00")
            .until("540:00");

    assertThat(day.said()).isEmpty();
    assertThat(day.states()).noneMatch(change -> change.endsWith("STALLED"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50:30 | ",
        "51:00 | ",
        "52:00 | 51:30 + every-input input-stalled, 54:10 - every-input input-stalled",
        "60:00 | 51:30 + every-input input-stalled, 55:00 + every-input input-dead, "
            + "62:10 - every-input input-dead, 62:10 - every-input input-stalled"
      })
  void tellsOnceThatEveryInputIsSilent(String back, String expected) {
    Day day = new Day().desk("0:00", "50:00").desk(back, "70:00").until("70:00");

    assertThat(String.join(", ", day.said())).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void whatDoesNotComeBackWithTheOthersHasItsLimitAnew() {
    Day day =
        new Day()
            .desk("0:00", "50:00")
            .sends(TRAFFIC, 0, "desk", 3, "60:00", "70:00")
            .beats("desk", 30, "60:00", "70:00")
            .beats("listener", 30, "60:30", "70:00")
            .until("70:00");

    assertThat(day.said())
        .containsExactly(
            "51:30 + every-input input-stalled",
            "55:00 + every-input input-dead",
            "61:40 + model stalled",
            "62:10 - every-input input-dead",
            "62:10 - every-input input-stalled",
            "65:10 + model dead");
  }

  @Test
  void anInputOfSeveralSourcesIsToldInTheirPlace() {
    Day day =
        new Day()
            .desk("0:00", "20:00")
            .sends(SENTIMENT, 1, "model-b", 7, "0:00", "20:00")
            .beats("model-b", 30, "0:00", "20:00")
            .sends(TRAFFIC, 0, "desk", 3, "20:00", "30:00")
            .beats("desk", 30, "20:00", "30:00")
            .beats("listener", 30, "20:00", "30:00")
            .until("30:00");

    assertThat(day.said())
        .containsExactly("21:30 + sentiment input-stalled", "25:00 + sentiment input-dead");
  }

  @Test
  void aSourceOfSeveralIsToldWhileItsInputGoesOn() {
    Day day =
        new Day()
            .desk("0:00", "30:00")
            .sends(SENTIMENT, 0, "model-b", 7, "0:00", "20:00")
            .beats("model-b", 30, "0:00", "20:00")
            .until("30:00");

    assertThat(day.said()).containsExactly("21:30 + model-b stalled", "25:00 + model-b dead");
  }

  @Test
  void anInputWithoutHeartbeatsIsDeadWhereSoLongAPauseIsImprobable() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 3, "0:00", "30:00")
            .sends(SENTIMENT, 0, "model", 7, "0:00", "20:00")
            .until("30:00");

    assertThat(day.said())
        .containsExactly("21:00 + sentiment input-stalled", "25:00 + sentiment input-dead");
  }

  @Test
  void aPartitionIsDeadWhereItsSiblingsGoOn() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 3, "0:00", "170:00")
            .sends(TRAFFIC, 1, "desk", 4, "0:00", "150:00")
            .beats("desk", 30, "0:00", "170:00")
            .until("170:00");

    assertThat(day.said())
        .containsExactly("151:00 + chat.TRAFFIC/1 stalled", "155:00 + chat.TRAFFIC/1 dead");
  }

  @Test
  void aPartitionIsNotDeadWhereItsProducerFillsAnother() {
    Day day = new Day();
    for (int hour = 0; hour < 24; hour++) {
      String from = hour * 60 + ":00";
      String to = hour * 60 + 60 + ":00";
      day.sends(TRAFFIC, hour * 7 / 3 % 3, "desk", 9, from, to);
    }
    day.beats("desk", 30, "0:00", "1440:00").until("1440:00");

    assertThat(day.said()).isEmpty();
    assertThat(day.states()).isEmpty();
  }

  @Test
  void aNightIsNotADeadPartition() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 3, "0:00", "150:00")
            .sends(TRAFFIC, 1, "desk", 4, "0:00", "150:00")
            .sends(MENTION, 0, "listener", 30, "0:00", "470:00")
            .beats("desk", 30, "0:00", "150:00")
            .sends(TRAFFIC, 0, "desk", 3, "450:00", "470:00")
            .sends(TRAFFIC, 1, "desk", 4, "450:40", "470:00")
            .until("470:00");

    assertThat(day.said()).noneMatch(said -> said.contains("chat.TRAFFIC"));
  }

  @Test
  void aPartitionIsNotToldForTheSourceThatFeedsItAlone() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 3, "0:00", "170:00")
            .beats("desk", 30, "0:00", "170:00")
            .sends(TRAFFIC, 1, "kiosk", 3, "0:00", "150:00")
            .beats("kiosk", 30, "0:00", "150:00")
            .until("170:00");

    assertThat(day.said()).containsExactly("151:30 + kiosk stalled", "155:00 + kiosk dead");
    assertThat(day.states()).contains("155:00 PARTITION chat.TRAFFIC/1 DEAD");
  }

  @Test
  void aSourceIsMeasuredByItsOwnPeriod() {
    Day slow =
        new Day()
            .sends(TRAFFIC, 0, "desk", 3, "0:00", "120:00")
            .beats("nightly", 240, "0:00", "60:00")
            .until("120:00");

    // The last heartbeat came at 56:00; three periods of four minutes are over at 68:00.
    assertThat(slow.said()).containsExactly("68:00 + nightly dead", "68:00 + nightly stalled");
  }

  @Test
  void aDeclaredSourceIsMissedThoughItNeverSends() {
    HealthLimits limits =
        new HealthLimits(
            60_000,
            300_000,
            120_000,
            86_400_000,
            0.1,
            Map.of(Day.TENANT, Map.of("kiosk", 30_000L)));
    Day day =
        new Day(limits)
            .sends(TRAFFIC, 0, "desk", 3, "0:00", "40:00")
            .sends(TRAFFIC, 0, "kiosk", 3, "20:00", "40:00")
            .until("40:00");

    assertThat(day.said())
        .containsExactly(
            "1:30 + kiosk stalled",
            "5:00 + kiosk dead",
            "22:10 - kiosk dead",
            "22:10 - kiosk stalled");
  }

  @Test
  void aReturnThatDoesNotLastIsNone() {
    Day day =
        new Day()
            .desk("0:00", "20:00")
            .desk("30:00", "30:05")
            .desk("45:00", "50:00")
            .until("50:00");

    assertThat(day.said())
        .containsExactly(
            "21:30 + every-input input-stalled",
            "25:00 + every-input input-dead",
            "47:10 - every-input input-dead",
            "47:10 - every-input input-stalled");
  }

  @Test
  void whatNeverComesBackIsTakenBackAndForgotten() {
    Day day = new Day().desk("0:00", "20:00").until("1500:00");

    assertThat(day.said())
        .containsExactly(
            "21:30 + every-input input-stalled",
            "25:00 + every-input input-dead",
            "1460:00 - every-input input-dead",
            "1460:00 - every-input input-stalled");
    assertThat(day.units()).isZero();
  }

  @Test
  void aSourceThatIsGoneIsForgottenWhileItsTenantLives() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 30, "0:00", "1500:00")
            .beats("kiosk", 30, "0:00", "20:00")
            .until("1500:00");

    assertThat(day.said())
        .containsExactly(
            "21:10 + kiosk stalled",
            "24:30 + kiosk dead",
            "1459:30 - kiosk dead",
            "1459:30 - kiosk stalled");
    assertThat(day.states()).contains("1459:30 SOURCE kiosk FORGOTTEN");
  }

  /** An input that was merely quiet says so too: it holds incidents like a dead one. */
  @Test
  void aQuietInputThatIsForgottenIsSaidToBe() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 30, "0:00", "1500:00")
            .sends(MENTION, 1, null, 600, "0:00", "20:00")
            .until("1500:00");

    assertThat(day.states())
        .filteredOn(state -> state.contains("MENTION"))
        .endsWith("1450:00 INPUT MENTION FORGOTTEN", "1450:00 PARTITION chat.MENTION/1 FORGOTTEN");
  }

  /** The last input that is left is no less a part of the silence of all. */
  @Test
  void allStaysToldThoughOneInputIsForgottenLongBeforeTheOther() {
    Day day =
        new Day()
            .sends(TRAFFIC, 0, "desk", 3, "0:00", "60:00")
            .beats("desk", 30, "0:00", "60:00")
            .sends(SENTIMENT, 0, "model", 7, "0:00", "50:00")
            .beats("model", 30, "0:00", "50:00")
            .until("1600:00");

    assertThat(day.said())
        .filteredOn(said -> said.contains("every-input") || said.contains(" traffic "))
        .containsExactly(
            "61:30 + every-input input-stalled",
            "65:00 + every-input input-dead",
            "1500:00 - every-input input-dead",
            "1500:00 - every-input input-stalled");
    assertThat(day.units()).isZero();
  }

  /** Senders are named after their pods: a roll-out, one after the other. */
  @Test
  void aRollOutIsNoSilence() {
    Day day = new Day();
    for (int pod = 0; pod < 3; pod++) {
      String until = (30 + 2 * pod) + ":00";
      String from = (29 + 2 * pod) + ":00";
      sender(day, "im-6d4b9-" + pod + "xkq", "0:00", until);
      sender(day, "im-78cf5-" + pod + "tzp", from, "120:00");
    }
    day.until("120:00");

    assertThat(day.said()).isEmpty();
    assertThat(day.states()).contains("31:30 SOURCE im-6d4b9-0xkq QUIET");
  }

  @Test
  void aSecondRollOutBehindTheFirstIsNoneEither() {
    Day day = new Day();
    sender(day, "im-1", "0:00", "30:00");
    sender(day, "im-2", "30:00", "42:00");
    sender(day, "im-3", "42:00", "55:00");
    sender(day, "im-4", "55:00", "120:00");

    assertThat(day.until("120:00").said()).isEmpty();
  }

  /** One stands in for one. */
  @Test
  void whoIsNotReplacedWhenOthersAreIsMissed() {
    Day day = new Day();
    sender(day, "im-a", "0:00", "30:00");
    sender(day, "im-b", "0:00", "30:00");
    sender(day, "im-c", "0:00", "60:00");
    sender(day, "im-d", "31:00", "60:00");

    assertThat(day.until("60:00").said())
        .containsExactly("31:30 + im-b stalled", "35:00 + im-b dead");
  }

  @Test
  void whoStartedWithTheDeskHasReplacedNobody() {
    Day day = new Day();
    sender(day, "im-a", "0:00", "10:00");
    sender(day, "im-b", "1:00", "30:00");

    assertThat(day.until("30:00").said())
        .containsExactly("11:30 + im-a stalled", "15:00 + im-a dead");
  }

  @Test
  void aNewcomerOfAnotherKindOrOfAnotherInputReplacesNobody() {
    Day day = new Day();
    sender(day, "im-a", "0:00", "30:00");
    sender(day, "im-b", "0:00", "60:00");
    sender(day, "crm-a", "30:00", "60:00");
    day.sends(MENTION, 0, "im-c", 5, "30:00", "60:00").beats("im-c", 30, "30:00", "60:00");

    assertThat(day.until("60:00").said())
        .containsExactly("31:30 + im-a stalled", "35:00 + im-a dead");
  }

  /** Whom the configuration names is expected under that name. */
  @Test
  void aDeclaredSourceIsMissedWhoeverComes() {
    HealthLimits limits =
        new HealthLimits(
            60_000, 300_000, 120_000, 86_400_000, 0.1, Map.of(Day.TENANT, Map.of("im-a", 30_000L)));
    Day day = new Day(limits);
    sender(day, "im-a", "0:00", "30:00");
    sender(day, "im-b", "29:00", "60:00");

    assertThat(day.until("60:00").said())
        .containsExactly("31:30 + im-a stalled", "35:00 + im-a dead");
  }

  /** Stopped first and started late: told, and taken back when it is there. */
  @Test
  void aReplacementThatComesLateEndsTheSilence() {
    Day day = new Day();
    sender(day, "im-a", "0:00", "30:00");
    sender(day, "im-b", "0:00", "120:00");
    sender(day, "im-c", "45:00", "120:00");

    assertThat(day.until("120:00").said())
        .containsExactly(
            "31:30 + im-a stalled",
            "35:00 + im-a dead",
            "47:10 - im-a dead",
            "47:10 - im-a stalled");
    assertThat(day.units()).isEqualTo(4);
  }

  private static void sender(Day day, String name, String from, String to) {
    day.sends(TRAFFIC, 0, name, 5, from, to).beats(name, 30, from, to);
  }

  @Test
  void absurdNumbersOfSourcesAreNotFollowed() {
    Day day = new Day();
    for (int i = 0; i < HealthLimits.MOST_SOURCES + 100; i++) {
      day.beats("source-" + i, 30, "0:00", "0:30");
    }
    day.until("1:00");

    // and the one partition
    assertThat(day.units()).isEqualTo(HealthLimits.MOST_SOURCES + 1);
  }

  @Test
  void saysTheSameHoweverItsTimeIsCutIntoTurns() {
    List<String> whole = outage(new Day()).until("70:00").said();
    Day inTurns = outage(new Day());
    for (int second = 10; second <= 4_200; second += 70) {
      inTurns.until("0:" + second);
    }

    assertThat(inTurns.until("70:00").said()).isEqualTo(whole).isNotEmpty();
  }

  private static Day outage(Day day) {
    return day.desk("0:00", "50:00").desk("60:00", "70:00");
  }
}

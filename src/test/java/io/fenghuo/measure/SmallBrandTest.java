package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default shares on desks that have little to count. */
class SmallBrandTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = 1_440 * MINUTE;
  private static final double BASE_FAILURES = 0.05;

  private static final String[] BOT_SHARES = {
    "bot-failure-share",
    "bot-failure-share-few",
    "brand-bot-failure-share",
    "brand-bot-failure-share-hour"
  };

  private static final List<Channel> CHANNELS =
      List.of(Channel.WEB, Channel.APP, Channel.WECHAT, Channel.PHONE);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 30, 59, 90, 120, 179})
  void twentyTurnsAnHourThatAllFailAreToldWithinAQuarterOfAnHour(long secondsIntoTheOutage) {
    Watched watched = new Watched(BOT_SHARES);
    long outage = T0 + 120 * MINUTE;
    for (int turn = -40; turn < 40; turn++) {
      long time = outage + secondsIntoTheOutage * 1_000L + 3L * turn * MINUTE;
      watched.take(turn(time, turn >= 0, CHANNELS.get(Math.floorMod(turn, 4))));
    }

    assertThat(watched.ups()).isNotEmpty();
    Symptom first = watched.ups().get(0);
    assertThat(first.timeMillis()).isBetween(outage, outage + 15 * MINUTE);
    assertThat(first.scope().channel()).isNull();
  }

  @Test
  void whatFailsForTwoHoursOverFourChannelsIsToldInMinutes() {
    Watched watched = new Watched(BOT_SHARES);
    long outage = T0 + 120 * MINUTE;
    for (int turn = -649; turn < 649; turn++) {
      watched.take(turn(outage + turn * 11_094L, turn >= 0, CHANNELS.get(Math.floorMod(turn, 4))));
    }

    assertThat(watched.ups().get(0).timeMillis()).isBetween(outage, outage + 6 * MINUTE);
  }

  @Test
  void oneFailureOfThreeIsNone() {
    Watched watched = new Watched(BOT_SHARES);
    for (int turn = 0; turn < 3; turn++) {
      watched.take(turn(T0 + 3L * turn * MINUTE, turn == 2, Channel.WEB));
    }

    assertThat(watched.ups()).isEmpty();
  }

  /** Ninety per cent for twenty minutes, of which nobody says on which channel. */
  @Test
  void whatLacksItsChannelIsToldOfTheUnknownChannelAndOfTheBrand() {
    Watched watched = new Watched(BOT_SHARES);
    for (int turn = 0; turn < 240; turn++) {
      EventKind kind = turn % 10 == 0 ? EventKind.BOT_REPLIED : EventKind.BOT_FAILED;
      watched.take(
          Events.at(T0 + turn * 5_000L, kind)
              .channel(null)
              .outcome(kind == EventKind.BOT_FAILED ? BotOutcome.MODEL_DOWN : null)
              .build());
    }

    assertThat(watched.ups())
        .extracting(symptom -> symptom.scope().key() + " " + symptom.measureId())
        .contains(
            "tenant=shop,brand=acme,channel=unknown bot-failure-share",
            "tenant=shop,brand=acme brand-bot-failure-share");
  }

  /**
   * Not more than about one false alarm in a month and a brand, over four channels, where one turn
   * in twenty fails. The page "measures" has the figures over more days.
   */
  @ParameterizedTest
  @CsvSource({"5, 90", "20, 60", "80, 20", "320, 5"})
  void ordinaryFailuresAreNoAlarm(int turnsAnHour, int days) {
    assertThat(falseAlarms(turnsAnHour, days, 20_261_128L)).isLessThanOrEqualTo(1 + days / 30);
  }

  private static long falseAlarms(int turnsAnHour, int days, long seed) {
    Watched watched = new Watched(BOT_SHARES);
    Random random = new Random(seed);
    double meanGap = 60.0 * MINUTE / turnsAnHour;
    long up = 0;
    boolean standing = false;
    int seen = 0;
    Set<String> lines = new HashSet<>();
    for (double time = 0; time < (double) days * DAY; ) {
      time += -Math.log(1 - random.nextDouble()) * meanGap;
      watched.take(
          turn(
              T0 + (long) time,
              random.nextDouble() < BASE_FAILURES,
              CHANNELS.get(random.nextInt(4))));
      for (; seen < watched.symptoms().size(); seen++) {
        Symptom symptom = watched.symptoms().get(seen);
        if (symptom.edge() == Edge.UP) {
          lines.add(symptom.standingKey());
        } else {
          lines.remove(symptom.standingKey());
        }
        if (!lines.isEmpty() && !standing) {
          up++;
        }
        standing = !lines.isEmpty();
      }
    }
    return up;
  }

  @Test
  void tenAngryCustomersOfTenAreToldWhereFewComplain() {
    Watched watched = new Watched("anger-share", "anger-share-hour");
    for (int customer = 0; customer < 10; customer++) {
      watched.take(angry(T0 + 5L * customer * MINUTE, "c" + customer));
    }

    assertThat(watched.ups()).extracting(Symptom::measureId).containsExactly("anger-share-hour");
  }

  private static Event angry(long time, String customer) {
    return Events.at(time, EventKind.SENTIMENT)
        .customer(customer)
        .emotion(Emotion.ANGER)
        .complaint(true)
        .build();
  }

  private static Event turn(long time, boolean fails, Channel channel) {
    return Events.at(time, fails ? EventKind.BOT_FAILED : EventKind.BOT_REPLIED)
        .channel(channel)
        .outcome(fails ? BotOutcome.ERROR : null)
        .build();
  }
}

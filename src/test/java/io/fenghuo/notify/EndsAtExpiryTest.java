package io.fenghuo.notify;

import static io.fenghuo.notify.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The eighth of the ten complaints: the alert's {@code endsAt} passed, because nobody repeated it,
 * and everybody took the trouble for over. An Alertmanager is played here by what it keeps: the
 * last end of each set of labels.
 */
class EndsAtExpiryTest {

  private static final long MINUTE = 60_000;
  private static final Pattern PARTS =
      Pattern.compile("\"labels\":(\\{.*?}).*\"endsAt\":\"(.*?)\"");

  private final AlertmanagerPolicy policy =
      new AlertmanagerPolicy(MINUTE, Duration.ofHours(4).toMillis(), "", Story.WORDS);
  private final Map<String, Long> ends = new HashMap<>();

  @Test
  void anIncidentOfWhichNothingNewIsSaidForADayFiresUntilItIsResolved() {
    Story story = Story.of("inc-1");
    Shown shown = says(null, story.opens(), NOON);
    long now = NOON;
    for (int hour = 0; hour < 24; hour++) {
      // The job is away for three of the hours; the alert lasts until it is back.
      for (int minute = 0; minute < 60; minute++) {
        now += MINUTE;
        if (hour < 10 || hour >= 13) {
          shown = repeats(shown, now);
        }
        assertThat(firing(now)).as("hour %s, minute %s", hour, minute).isEqualTo(1);
      }
    }

    shown = says(shown, story.resolves(), now);
    assertThat(firing(now + 1)).isZero();
    for (int minute = 0; minute < 60 && shown != null; minute++) {
      now += MINUTE;
      shown = repeats(shown, now);
      assertThat(firing(now)).isZero();
    }
    assertThat(shown).as("what is kept of what is over").isNull();
  }

  private Shown says(Shown before, Alert alert, long now) {
    Shown after = policy.told(before, alert, now);
    policy.notices(after, now).forEach(this::takes);
    return after;
  }

  private Shown repeats(Shown before, long now) {
    Shown after = policy.again(before, now);
    if (after != null) {
      policy.notices(after, now).forEach(this::takes);
    }
    return after;
  }

  private void takes(Notice notice) {
    Matcher parts = PARTS.matcher(notice.body());
    assertThat(parts.find()).as(notice.body()).isTrue();
    ends.put(parts.group(1), Instant.parse(parts.group(2)).toEpochMilli());
  }

  private long firing(long now) {
    return ends.values().stream().filter(end -> end > now).count();
  }
}

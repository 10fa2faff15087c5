package io.fenghuo.health;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What was read of one topic of late. It is judged by its last five minutes; where fewer than
 * {@value #ENOUGH} records came in them, by so many more as that takes, an hour at most: a small
 * desk's quarter is a quarter too.
 *
 * @param minutes in their order, an hour of them
 * @param tenants whose records are on it, up to a limit
 * @param told to whom it was said that too many can't be read
 * @param newestMillis end of the newest bucket
 */
public record IntakeState(
    List<IntakeMinute> minutes, List<String> tenants, List<String> told, long newestMillis) {

  /** One that can't be read belongs to nobody; where nobody's was read, it is told to this one. */
  static final String NOBODY = "unknown";

  static final int ENOUGH = 20;

  /** A few poisoned records are none of an input's share. */
  static final int LEAST_UNREADABLE = 5;

  private static final int MOST_TENANTS = 200;
  private static final long MINUTE_MILLIS = 60_000;
  private static final int MINUTES_KEPT = 60;
  private static final int MINUTES_JUDGED = 5;

  static IntakeState none() {
    return new IntakeState(List.of(), List.of(), List.of(), Pulse.NONE);
  }

  IntakeState with(Intake intake) {
    long minute = Math.floorDiv(intake.bucketMillis() - 1, MINUTE_MILLIS);
    long newest = Math.max(newestMillis, intake.bucketMillis());
    long first = Math.floorDiv(newest - 1, MINUTE_MILLIS) - MINUTES_KEPT + 1;
    List<IntakeMinute> kept = new ArrayList<>();
    IntakeMinute sum = new IntakeMinute(minute, intake.readable(), intake.unreadable());
    for (IntakeMinute known : minutes) {
      if (known.minute() == minute) {
        sum =
            new IntakeMinute(
                minute,
                known.readable() + intake.readable(),
                known.unreadable() + intake.unreadable());
      } else if (known.minute() >= first) {
        kept.add(known);
      }
    }
    int place = 0;
    while (place < kept.size() && kept.get(place).minute() < minute) {
      place++;
    }
    if (minute >= first) {
      kept.add(place, sum);
    }
    return new IntakeState(List.copyOf(kept), tenantsWith(intake.tenant()), told, newest);
  }

  IntakeState telling(List<String> toThese) {
    return new IntakeState(minutes, tenants, toThese, newestMillis);
  }

  /** Whom it concerns. */
  List<String> concerned() {
    return tenants.isEmpty() ? List.of(NOBODY) : tenants;
  }

  /** What it is judged by. */
  IntakeMinute judged() {
    long newest = Math.floorDiv(newestMillis - 1, MINUTE_MILLIS);
    long readable = 0;
    long unreadable = 0;
    for (int i = minutes.size() - 1; i >= 0; i--) {
      IntakeMinute each = minutes.get(i);
      if (each.minute() <= newest - MINUTES_JUDGED && readable + unreadable >= ENOUGH) {
        break;
      }
      readable += each.readable();
      unreadable += each.unreadable();
    }
    return new IntakeMinute(newest, readable, unreadable);
  }

  private List<String> tenantsWith(String tenant) {
    if (tenant == null || tenants.contains(tenant) || tenants.size() >= MOST_TENANTS) {
      return tenants;
    }
    TreeSet<String> more = new TreeSet<>(tenants);
    more.add(tenant);
    return List.copyOf(more);
  }
}

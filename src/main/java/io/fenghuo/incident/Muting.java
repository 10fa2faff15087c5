package io.fenghuo.incident;

import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;

/** How an incident goes under what mutes it, and comes out again. */
final class Muting {

  private final IncidentDraft draft;
  private final Changeset changes;

  Muting(IncidentDraft draft) {
    this.draft = draft;
    this.changes = draft.changes;
  }

  /** What mutes it may have changed by what has become of it, or of the book. */
  void follow() {
    Mute now = Mutes.of(changes, draft);
    if (!draft.isTold() || !draft.lasts() || (now == null) == (draft.handling.mute == null)) {
      draft.handling.mute = draft.isTold() ? now : null;
    } else if (now != null) {
      mute(now);
    } else {
      unmute(Mutes.isOutgrown(changes, draft, draft.handling.mute));
    }
  }

  /**
   * What has become too grave for its mute, or comes back after it, must not be said under it: that
   * it is told again comes first, and at the level it had.
   *
   * @param levelBefore its level before the record, where that changes it
   */
  void beforeSaying(AlertEvent event, Level levelBefore) {
    Mute now = Mutes.of(changes, draft);
    if (draft.handling.mute == null || now != null) {
      // Where another one covers what this one no longer does, the record names that.
      draft.handling.mute = draft.handling.mute == null ? null : now;
      return;
    }
    if (event == AlertEvent.REOPENED) {
      draft.handling.mute = null;
    } else if (event == AlertEvent.ESCALATED) {
      boolean outgrown = Mutes.isOutgrown(changes, draft, draft.handling.mute);
      Level level = draft.level;
      Level peak = draft.peakLevel;
      draft.level = levelBefore;
      draft.peakLevel = draft.peakBefore();
      unmute(outgrown);
      draft.level = level;
      draft.peakLevel = peak;
    }
  }

  private void mute(Mute now) {
    draft.handling.mute = now;
    AlertReason reason =
        switch (now.by()) {
          case SILENCE -> AlertReason.SILENCED;
          case MAINTENANCE -> AlertReason.UNDER_MAINTENANCE;
          case CAUSE -> AlertReason.INHIBITED;
        };
    Occasion occasion =
        switch (now.by()) {
          case SILENCE, MAINTENANCE -> Occasion.of(changes.mute(now.id()).command());
          case CAUSE -> Occasion.TIME.with(now.id());
        };
    draft.alerts.say(
        AlertEvent.SUPPRESSED, reason, null, draft.handlingWords().suppressed(now), occasion);
  }

  /** It is told again in full, at the level that it has. */
  private void unmute(boolean outgrown) {
    LocalizedText says =
        draft.handlingWords().unsuppressed(draft.handling.mute, outgrown, draft.lead.says());
    draft.handling.mute = null;
    draft.handling.duties.armAwaited(draft.clockMillis(), draft.ackDueMillis(draft.clockMillis()));
    draft.alerts.say(
        AlertEvent.UNSUPPRESSED,
        outgrown ? AlertReason.GRAVER_THAN_MUTE : AlertReason.MUTE_ENDED,
        null,
        says,
        Occasion.TIME);
  }
}

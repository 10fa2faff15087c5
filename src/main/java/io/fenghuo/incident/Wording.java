package io.fenghuo.incident;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.Locale;

/** What a record says to a person: the transition, then the sentence of the rule behind it. */
final class Wording {

  private Wording() {}

  static Bilingual of(
      AlertEvent event,
      AlertReason reason,
      Level level,
      Level previous,
      IncidentType type,
      long lastedMillis,
      long absorbed,
      Bilingual ground) {
    String zh =
        switch (event) {
          case OPENED -> zh(level) + type.nameZh();
          case ESCALATED -> type.nameZh() + "由" + zh(previous) + "升为" + zh(level);
          case DEESCALATED -> type.nameZh() + "由" + zh(previous) + "降为" + zh(level);
          case UPDATED -> zh(reason, type, absorbed);
          case RESOLVED -> type.nameZh() + "已恢复，历时" + zhDuration(lastedMillis);
          case REOPENED -> type.nameZh() + "复发，" + zh(level);
          case CLOSED -> type.nameZh() + "已关闭";
        };
    String en =
        switch (event) {
          case OPENED -> capital(type.nameEn()) + ", " + en(level);
          case ESCALATED ->
              capital(type.nameEn()) + " raised from " + en(previous) + " to " + en(level);
          case DEESCALATED ->
              capital(type.nameEn()) + " lowered from " + en(previous) + " to " + en(level);
          case UPDATED -> en(reason, type, absorbed);
          case RESOLVED -> capital(type.nameEn()) + " over after " + enDuration(lastedMillis);
          case REOPENED -> capital(type.nameEn()) + " is back, " + en(level);
          case CLOSED -> capital(type.nameEn()) + " closed";
        };
    return new Bilingual(zh + "：" + ground.zh(), en + ": " + ground.en());
  }

  private static String zh(AlertReason reason, IncidentType type, long absorbed) {
    String name = type.nameZh();
    return switch (reason) {
      case CAUSE_FOUND -> "已查到起因，定为" + name;
      case CONSEQUENCE_JOINED -> name + "引出新的后果";
      case RULE_JOINED -> name + "有新的规则命中";
      case SCOPE_GREW -> name + "波及范围扩大";
      case IMPACT_GREW -> name + "影响规模上升";
      case ABSORBED -> name + "期间并入的客户升级已达" + absorbed + "起";
      case FIRST_FINDING,
          GRAVER_FINDING,
          GRAVER_PART_OVER,
          CLEARED,
          RELAPSED,
          REOPEN_WINDOW_PASSED ->
          name;
    };
  }

  private static String en(AlertReason reason, IncidentType type, long absorbed) {
    String name = capital(type.nameEn());
    return switch (reason) {
      case CAUSE_FOUND -> "Cause found, now a " + type.nameEn();
      case CONSEQUENCE_JOINED -> name + " has a new consequence";
      case RULE_JOINED -> name + " found by a further rule";
      case SCOPE_GREW -> name + " has spread";
      case IMPACT_GREW -> name + " has grown";
      case ABSORBED -> name + " has led to " + absorbed + " customer escalations";
      case FIRST_FINDING,
          GRAVER_FINDING,
          GRAVER_PART_OVER,
          CLEARED,
          RELAPSED,
          REOPEN_WINDOW_PASSED ->
          name;
    };
  }

  private static String zh(Level level) {
    return level + "级（" + level.nameZh() + "）";
  }

  private static String en(Level level) {
    return "level " + level + " (" + level.nameEn() + ")";
  }

  private static String zhDuration(long millis) {
    long seconds = millis / 1000;
    return seconds < 60 ? seconds + "秒" : seconds / 60 + "分钟";
  }

  private static String enDuration(long millis) {
    long seconds = millis / 1000;
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min";
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}

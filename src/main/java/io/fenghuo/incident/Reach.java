package io.fenghuo.incident;

import io.fenghuo.words.ChineseSentence;
import io.fenghuo.words.Codes;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.util.ArrayList;
import java.util.List;

/** How far an incident reaches and how long it lasts, as phrases of a sentence. */
final class Reach {

  /** So many names of a kind are told one by one. */
  private static final int MAX_NAMES = 8;

  private Reach() {}

  /** Such as {@code 渠道 APP、WEB、队列 q1}. */
  static void namesZh(ChineseSentence sentence, Affected parts) {
    boolean first = true;
    for (Kind kind : kinds(parts)) {
      sentence.words((first ? "" : "、") + kind.zh());
      first = false;
      List<String> shown = kind.names().subList(0, Math.min(MAX_NAMES, kind.names().size()));
      for (int i = 0; i < shown.size(); i++) {
        sentence.words(i == 0 ? "" : "、").name(Codes.zh(kind.field(), shown.get(i)));
      }
      if (shown.size() < kind.names().size()) {
        sentence.words("等").figure(count(kind.names().size())).words("个");
      }
    }
  }

  /** Such as {@code channels APP and WEB, queue q1}. */
  static String namesEn(Affected parts) {
    return String.join(", ", kinds(parts).stream().map(Reach::namesEn).toList());
  }

  /** Such as {@code 2个渠道、1个队列}. */
  static String countsZh(Affected parts) {
    return String.join(
        "、",
        kinds(parts).stream().map(kind -> count(kind.names().size()) + "个" + kind.zh()).toList());
  }

  /** Such as {@code 2 channels and 1 queue}. */
  static String countsEn(Affected parts) {
    return and(kinds(parts).stream().map(kind -> counted(kind.names().size(), kind.en())).toList());
  }

  /** Such as {@code 波及1,000位客户、1,000个会话}. Figures that are not known are left out. */
  static String impactZh(Impact impact) {
    List<String> touched = new ArrayList<>();
    if (impact.customers() != null) {
      touched.add(count(impact.customers()) + "位客户");
    }
    if (impact.sessions() != null) {
      touched.add(count(impact.sessions()) + "个会话");
    }
    List<String> all = new ArrayList<>();
    if (!touched.isEmpty()) {
      all.add("波及" + String.join("、", touched));
    }
    if (impact.complaints() != null) {
      all.add("收到" + count(impact.complaints()) + "件投诉");
    }
    if (impact.persons() != null) {
      all.add("泄露" + count(impact.persons()) + "人的个人信息");
    }
    if (impact.reach() != null) {
      all.add("被公开浏览" + count(impact.reach()) + "次");
    }
    return String.join("，", all);
  }

  /** Such as {@code 1,000 customers and 1,000 sessions touched}. */
  static String impactEn(Impact impact) {
    List<String> touched = new ArrayList<>();
    if (impact.customers() != null) {
      touched.add(counted(impact.customers(), "customer"));
    }
    if (impact.sessions() != null) {
      touched.add(counted(impact.sessions(), "session"));
    }
    List<String> all = new ArrayList<>();
    if (!touched.isEmpty()) {
      all.add(and(touched) + " touched");
    }
    if (impact.complaints() != null) {
      all.add(counted(impact.complaints(), "complaint") + " filed");
    }
    if (impact.persons() != null) {
      all.add("personal data of " + counted(impact.persons(), "person") + " exposed");
    }
    if (impact.reach() != null) {
      all.add(counted(impact.reach(), "public view"));
    }
    return String.join(", ", all);
  }

  static String durationZh(long millis) {
    return millis == 0 ? "0秒" : Figures.show(millis, Figures.Format.TIME, Language.ZH);
  }

  static String durationEn(long millis) {
    return millis == 0 ? "0 s" : Figures.show(millis, Figures.Format.TIME, Language.EN);
  }

  static String count(long count) {
    return Figures.show(count, Figures.Format.WHOLE, Language.EN);
  }

  private record Kind(String field, String zh, String en, List<String> names) {
    List<String> namesEn() {
      return names.stream().map(name -> Codes.en(field, name)).toList();
    }
  }

  private static List<Kind> kinds(Affected parts) {
    return List.of(
            new Kind("channel", "渠道", "channel", parts.channels()),
            new Kind("queueId", "队列", "queue", parts.queues()),
            new Kind("source", "数据源", "source", parts.sources()))
        .stream()
        .filter(kind -> !kind.names().isEmpty())
        .toList();
  }

  private static String namesEn(Kind kind) {
    int all = kind.names().size();
    String noun = kind.en() + (all == 1 ? " " : "s ");
    return all <= MAX_NAMES
        ? noun + and(kind.namesEn())
        : noun
            + String.join(", ", kind.namesEn().subList(0, MAX_NAMES))
            + " and "
            + (all - MAX_NAMES)
            + " more";
  }

  private static String counted(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  static String and(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}

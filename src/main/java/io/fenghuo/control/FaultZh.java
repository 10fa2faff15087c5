package io.fenghuo.control;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fault of a rule's text as a Chinese sentence: where it is, what was given and which words are
 * known. What it has no words for it does not tell in another language: the place alone is told,
 * and that the reason stands in the English sentence beside it.
 */
final class FaultZh {

  private record Phrase(Pattern en, String zh) {}

  /** The place of a fault: a path of settings, or a line and column. */
  private static final Pattern FAULT = Pattern.compile("(?s)(\\S+) (.*)");

  private static final List<Phrase> PHRASES =
      List.of(
          phrase("is required.*", "不能缺少"),
          phrase("must be a text.*", "必须是文本"),
          phrase(
              "must be one of \\[?([^\\]']*?)\\]?, got (?:'(.*)'|(\\S+))", "必须是 $1 之一，实为 '$2$3'"),
          phrase("must be of \\[([^\\]]*)\\], got '(.*)'", "必须取自 $1，实为 '$2'"),
          phrase("must be a playbook of \\[([^\\]]*)\\], got '(.*)'", "必须是预案 $1 之一，实为 '$2'"),
          phrase("must be in kebab-case, got '(.*)'", "只能由小写字母、数字和连字符组成，实为 '$1'"),
          phrase("must be at least (\\S+), got (\\S+)", "不能小于 $1，实为 $2"),
          phrase("must be positive, got (\\S+)", "必须为正，实为 $1"),
          phrase("must have at most (\\d+) characters, got (\\d+)", "最多 $1 个字符，实为 $2 个"),
          phrase("must have tenant.*", "必须包含 tenant"),
          phrase("is unknown; did you mean (\\S+)\\?", "是未知设置，是否应为 $1"),
          phrase("is unknown; known(?: here)?: (.*)", "是未知设置，可用：$1"),
          phrase("has an unknown measure '(.*)'", "引用了未知指标 '$1'"),
          phrase("has an unknown placeholder (\\{.*?\\}); known here: (.*)", "含有未知占位符 $1，可用：$2"),
          phrase("has an unknown format (\\{.*?\\}); known: (.*)", "含有未知格式 $1，可用：$2"),
          phrase("is not YAML.*", "不是有效的 YAML"),
          phrase("is unknown.*", "是未知设置"));

  private FaultZh() {}

  static String of(String fault) {
    Matcher parts = FAULT.matcher(fault);
    if (!parts.matches()) {
      return "规则定义有误，原因见英文说明。";
    }
    for (Phrase phrase : PHRASES) {
      Matcher matched = phrase.en().matcher(parts.group(2));
      if (matched.matches()) {
        return "规则定义有误：" + parts.group(1) + " " + matched.replaceAll(phrase.zh()) + "。";
      }
    }
    return "规则定义有误：" + parts.group(1) + "（原因见英文说明）。";
  }

  private static Phrase phrase(String en, String zh) {
    return new Phrase(Pattern.compile(en, Pattern.DOTALL), zh);
  }
}

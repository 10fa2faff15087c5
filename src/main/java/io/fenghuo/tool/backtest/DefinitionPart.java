package io.fenghuo.tool.backtest;

import java.util.List;

/** The rules and measures that differ, on the page, setting by setting. */
final class DefinitionPart {

  private DefinitionPart() {}

  static void write(Markup page, List<DefinitionChange> changes) {
    page.text("h2", "定义改动 What was changed");
    if (changes.isEmpty()) {
      page.text("p", "没有改动。 Nothing.");
      return;
    }
    for (DefinitionChange change : changes) {
      page.in(
          "div",
          () -> {
            page.text("span", zh(change) + " " + en(change), "class", "fate " + style(change));
            page.text(" " + (change.what().equals("rule") ? "规则 rule " : "指标 measure "));
            page.text("b", change.id());
            page.text(
                "code",
                change.before().isEmpty() || change.after().isEmpty()
                    ? " " + change.before() + change.after()
                    : " " + change.before() + " → " + change.after());
            if (change.keepsVersion()) {
              page.text("p", "定义已变而版本号未变。 Changed under the same version.", "class", "note");
            }
            if (!change.settings().isEmpty()) {
              page.in(
                  "table",
                  () -> {
                    page.header("设置 setting", "原 old", "新 new");
                    change
                        .settings()
                        .forEach(
                            setting ->
                                page.row(
                                    setting.path(),
                                    setting.before().isEmpty() ? "–" : setting.before(),
                                    setting.after().isEmpty() ? "–" : setting.after()));
                  });
            }
          },
          "class",
          "definition");
    }
  }

  private static String zh(DefinitionChange change) {
    return switch (change.kind()) {
      case ADDED -> "新增";
      case REMOVED -> "删除";
      case CHANGED -> "修改";
    };
  }

  private static String en(DefinitionChange change) {
    return switch (change.kind()) {
      case ADDED -> "added";
      case REMOVED -> "removed";
      case CHANGED -> "changed";
    };
  }

  private static String style(DefinitionChange change) {
    return switch (change.kind()) {
      case ADDED -> "gained";
      case REMOVED -> "lost";
      case CHANGED -> "changed";
    };
  }
}

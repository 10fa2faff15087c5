package io.fenghuo.tool.backtest;

import io.fenghuo.words.Message;

/** A rule or measure that differs, as the page's template asks for it. */
record DefinitionView(DefinitionChange change) {

  Message what() {
    return Message.of("backtest.definition." + change.what());
  }

  Message kind() {
    return Message.of("backtest.definition." + change.kind());
  }

  /** The colour of what is gained, lost or changed. */
  String style() {
    return switch (change.kind()) {
      case ADDED -> "gained";
      case REMOVED -> "lost";
      case CHANGED -> "changed";
    };
  }
}

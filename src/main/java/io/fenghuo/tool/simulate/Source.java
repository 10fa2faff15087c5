package io.fenghuo.tool.simulate;

import java.util.Locale;

/** The systems that send records, each with a heartbeat of its own. */
enum Source {
  DESK,
  SENTIMENT_MODEL,
  SOCIAL_LISTENER;

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

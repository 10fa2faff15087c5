package io.fenghuo.tool.rules;

import io.fenghuo.definition.Faults;
import io.fenghuo.definition.Yaml;
import java.time.Duration;

/** Times since an example's beginning: {@code 90s}, or {@code +90s}. */
final class Offsets {

  private Offsets() {}

  static Duration read(Yaml yaml, String name, Duration otherwise) {
    return yaml.has(name) ? parse(yaml.at(name), yaml.text(name)) : otherwise;
  }

  /** Notes a fault at the node, and is nothing, where the text is no length of time. */
  static Duration parse(Yaml at, String text) {
    String length = text.startsWith("+") ? text.substring(1) : text;
    Faults faults = new Faults();
    Duration offset =
        Yaml.parse("at: \"" + length.replace("\\", "").replace("\"", "") + "\"", faults)
            .duration("at", Duration.ZERO);
    if (!faults.isEmpty()) {
      at.fault("must be a length of time such as 30s or 5m, got '" + text + "'");
    }
    return offset;
  }
}

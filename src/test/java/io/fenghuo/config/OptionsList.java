package io.fenghuo.config;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;

/** The options as a Markdown table, so that the page a user reads is held to the code. */
public final class OptionsTable {

  private OptionsTable() {}

  /** A header and one row per option, in the order of their declaration, each line ended. */
  public static String markdown() {
    StringBuilder table = new StringBuilder("| option | type | default | meaning |\n");
    table.append("|---|---|---|---|\n");
    for (ConfigOption<?> option : KnownOptions.ALL) {
      table
          .append("| `")
          .append(option.key())
          .append("` | ")
          .append(cell(OptionTypes.name(option)))
          .append(" | ")
          .append(fallback(option))
          .append(" | ")
          .append(cell(new HtmlFormatter().format(option.description())))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String fallback(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value == null) {
      return "required";
    }
    boolean nothing = value.equals("") || value.equals(Map.of()) || value.equals(List.of());
    return nothing ? "none" : "`" + cell(OptionTypes.show(value)) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}

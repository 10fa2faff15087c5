package io.fenghuo.config;

import io.fenghuo.testing.PageLines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;

/** The options as a Markdown list, so that the page a user reads is held to the code. */
public final class OptionsList {

  private OptionsList() {}

  /** Every option's key, in the order of their declaration. */
  public static List<String> keys() {
    return KnownOptions.ALL.stream().map(ConfigOption::key).toList();
  }

  /** A heading for each first part of the keys, and under it one item for each option. */
  public static String markdown() {
    Map<String, List<ConfigOption<?>>> groups =
        KnownOptions.ALL.stream()
            .collect(
                Collectors.groupingBy(
                    option -> option.key().split("\\.")[0],
                    LinkedHashMap::new,
                    Collectors.toList()));
    StringBuilder list = new StringBuilder();
    groups.forEach(
        (group, options) -> {
          list.append("\n## ").append(group).append("\n\n");
          options.forEach(option -> list.append(item(option)));
        });
    return list.toString();
  }

  private static String item(ConfigOption<?> option) {
    return "- **`%s`** (%s; %s)\n%s"
        .formatted(
            option.key(),
            OptionTypes.name(option),
            fallback(option),
            PageLines.wrap("  ", new HtmlFormatter().format(option.description())));
  }

  private static String fallback(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value == null) {
      return "required";
    }
    boolean nothing = value.equals("") || value.equals(Map.of()) || value.equals(List.of());
    return nothing ? "no default" : "default `" + OptionTypes.show(value) + "`";
  }
}

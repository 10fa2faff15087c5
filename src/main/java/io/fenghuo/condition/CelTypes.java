package io.fenghuo.condition;

import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The types of CEL as its writer calls them, where a function or an operator does not take them.
 */
final class CelTypes {

  private static final Map<String, String> KEYS =
      Map.of(
          "null", "cel-type.nothing",
          "string", "cel-type.text",
          "int", "cel-type.number",
          "uint", "cel-type.number",
          "double", "cel-type.number",
          "bool", "cel-type.flag",
          "google.protobuf.Timestamp", "cel-type.time",
          "google.protobuf.Duration", "cel-type.span");

  private CelTypes() {}

  /**
   * @param function as CEL calls it, such as {@code _==_}
   * @param operands their types, separated by commas
   */
  static Message unfit(String function, String operands) {
    List<String> types = split(operands);
    String symbol = function.replace("_", "").replace("@", "");
    if (isOperator(function) && types.size() == 2) {
      return Message.of(
          "cel.unfit-operands",
          "operator",
          symbol,
          "left",
          type(types.get(0)),
          "right",
          type(types.get(1)),
          "hint",
          hint(types));
    }
    return Message.of(
        isOperator(function) ? "cel.unfit-operand" : "cel.unfit-arguments",
        "function",
        isOperator(function) ? symbol : function,
        "operands",
        list(types));
  }

  private static boolean isOperator(String function) {
    return function.startsWith("_")
        || function.startsWith("@")
        || function.startsWith("!")
        || function.startsWith("-");
  }

  private static Object hint(List<String> types) {
    if (types.contains("google.protobuf.Timestamp")) {
      return Message.of("cel.how-time");
    }
    return types.contains("google.protobuf.Duration") ? Message.of("cel.how-span") : "";
  }

  private static Object list(List<String> types) {
    Object all = type(types.get(0));
    for (String each : types.subList(1, types.size())) {
      all = Message.of("cel.two", "left", all, "right", type(each));
    }
    return all;
  }

  private static Object type(String type) {
    if (type.startsWith("list(")) {
      return Message.of("cel-type.list", "of", type(type.substring(5, type.length() - 1)));
    }
    return KEYS.containsKey(type) ? Message.of(KEYS.get(type)) : type;
  }

  private static List<String> split(String operands) {
    List<String> types = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < operands.length(); i++) {
      char c = operands.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        types.add(operands.substring(from, i).strip());
        from = i + 1;
      }
    }
    types.add(operands.substring(from).strip());
    return types;
  }
}

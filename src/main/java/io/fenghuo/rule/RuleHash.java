package io.fenghuo.rule;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Stable hashes of a definition: the first 12 hex digits of the SHA-256 of its sorted JSON. Zeros,
 * falses and empties are left out, so that a setting added to rules later changes no hash of a rule
 * that does not use it.
 */
final class RuleHash {

  private static final int DIGITS = 12;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.NON_DEFAULT))
          .build();

  private RuleHash() {}

  static String of(Rule rule) {
    return hash(rule);
  }

  static String ofShape(Rule rule) {
    TreeMap<String, Object> shape = new TreeMap<>();
    shape.put("key", rule.key());
    shape.put("order", rule.order());
    shape.put("within", rule.withinMillis());
    shape.put("afterMatch", rule.afterMatch());
    shape.put("pattern", rule.pattern().stream().map(RuleHash::withoutCondition).toList());
    return hash(shape);
  }

  private static Stage withoutCondition(Stage stage) {
    return new Stage(
        stage.name(),
        stage.follows(),
        stage.reads(),
        "",
        stage.min(),
        stage.max(),
        stage.optional(),
        stage.greedy());
  }

  private static String hash(Object definition) {
    try {
      byte[] json = MAPPER.writeValueAsString(List.of(definition)).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a rule's definition must be writable as JSON", e);
    }
  }
}

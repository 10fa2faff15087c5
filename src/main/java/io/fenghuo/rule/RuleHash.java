package io.fenghuo.rule;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.event.EventKind;
import io.fenghuo.words.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
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
          .addMixIn(Rule.class, Written.class)
          .addMixIn(Stage.class, Flat.class)
          .addMixIn(Group.class, Flat.class)
          .addMixIn(Quantifier.class, Terse.class)
          .build();

  /**
   * Only what somebody has written: what follows from the rest, or is the profile's, is not; nor is
   * what people call it.
   */
  abstract static class Written {
    @JsonIgnore Set<EventKind.Stream> inputs;
    @JsonIgnore LocalizedText name;

    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = OfProfile.class)
    RuleResponse response;
  }

  /** A step's quantifier is written beside its other settings. */
  abstract static class Flat {
    @JsonUnwrapped Quantifier quantifier;
  }

  /** The usual contiguity is left out. */
  abstract static class Terse {
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.class)
    Contiguity contiguity;
  }

  /** Equals what is left out. */
  static final class Usual {

    @Override
    public boolean equals(Object other) {
      return other == Contiguity.RELAXED || other == null;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /** Equals what is left out. */
  static final class OfProfile {

    @Override
    public boolean equals(Object other) {
      return other == null || RuleResponse.OF_PROFILE.equals(other);
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  private RuleHash() {}

  static String of(Rule rule) {
    return hash(rule);
  }

  static String ofShape(Rule rule) {
    TreeMap<String, Object> shape = new TreeMap<>();
    shape.put("key", rule.key());
    shape.put("order", rule.order());
    shape.put("afterMatch", rule.afterMatch());
    shape.put("skipTo", rule.skipTo());
    shape.put("pattern", rule.pattern().stream().map(RuleHash::structure).toList());
    return hash(shape);
  }

  /** A step without its conditions and times. Whether a loop has an end at all is structure. */
  private static Step structure(Step step) {
    Quantifier given = step.quantifier();
    Quantifier quantifier =
        new Quantifier(
            given.min(),
            given.max(),
            given.optional(),
            given.greedy(),
            given.contiguity(),
            given.until().isEmpty() ? "" : "until");
    if (step instanceof Group group) {
      List<Step> steps = group.steps().stream().map(RuleHash::structure).toList();
      return new Group(group.name(), group.follows(), steps, quantifier);
    }
    Stage stage = (Stage) step;
    return new Stage(stage.name(), stage.follows(), stage.reads(), "", quantifier, 0);
  }

  private static String hash(Object definition) {
    try {
      Object sorted = MAPPER.convertValue(List.of(definition), Object.class);
      byte[] json = MAPPER.writeValueAsString(sorted).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a rule's definition must be writable as JSON", e);
    }
  }
}

package io.fenghuo.measure;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Sentiment;
import io.fenghuo.words.Nearest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what a measure computes. Faults are noted, not thrown; what is returned beside a fault is
 * not to be used.
 */
final class FigureParser {

  private static final Duration MIN_WINDOW = Duration.ofSeconds(1);
  private static final Duration MAX_WINDOW = Duration.ofDays(30);
  private static final Duration FORGET_AFTER = Duration.ofHours(24);
  private static final Duration FORGET_GAUGE_AFTER = Duration.ofHours(1);
  private static final Duration FORGET_DAYS_AFTER = Duration.ofDays(DayCounts.DAYS + 1);
  private static final int MIN_SAMPLE = 30;
  private static final int BASELINE_FLOOR = 10;

  /** The settings that only some kinds of figures have. */
  private static final List<String> SETTINGS =
      List.of(
          "window",
          "hit",
          "by",
          "field",
          "quantile",
          "across",
          "min-sample",
          "baseline-floor",
          "first-day-floor",
          "of",
          "per");

  /** Whether a setting belongs to a kind of figure. */
  private enum Use {
    REQUIRED,
    OPTIONAL,
    MEANINGLESS
  }

  private FigureParser() {}

  /** The figure whose settings stand in this node, beside others that are not of the figure. */
  static FigureDefinition figure(Yaml yaml) {
    FigureKind kind = kind(yaml);
    return kind == FigureKind.RATIO ? ratio(yaml) : one(yaml, kind);
  }

  private static FigureDefinition ratio(Yaml yaml) {
    for (String setting : SETTINGS) {
      check(yaml, setting, FigureKind.RATIO);
    }
    for (String setting : List.of("on", "where", "min-confidence")) {
      if (yaml.has(setting)) {
        yaml.at(setting).fault("stands in 'of' and 'per' where the figure is ratio");
      }
    }
    return FigureDefinition.ratio(
        part(yaml.at("of")),
        divisor(yaml.at("per")),
        minSample(yaml),
        yaml.positiveDuration("forget-after", FORGET_AFTER).toMillis());
  }

  private static FigureDefinition part(Yaml yaml) {
    if (!yaml.isObject()) {
      // That it is missing is a fault already.
      return FigureDefinition.told(null, 0);
    }
    FigureDefinition figure = one(yaml, kind(yaml));
    if (figure.kind() == FigureKind.CHANGE || figure.kind() == FigureKind.RATIO) {
      yaml.at("figure").fault("must be a plain figure, got " + figure.kind().word());
    }
    yaml.noOthers();
    return figure;
  }

  private static FigureDefinition divisor(Yaml yaml) {
    FigureDefinition figure = part(yaml);
    if (figure.kind() != null && !figure.kind().divides()) {
      yaml.at("figure").fault("must be count, rate, distinct or sum, got " + figure.kind().word());
    }
    return figure;
  }

  /** With 0, a divisor of nothing is taken as one. */
  private static long minSample(Yaml yaml) {
    int given = yaml.integer("min-sample", MIN_SAMPLE);
    if (given < 0) {
      yaml.at("min-sample").fault("must not be negative, got " + given);
    }
    return given;
  }

  private static FigureDefinition one(Yaml yaml, FigureKind kind) {
    if (kind != null) {
      for (String setting : SETTINGS) {
        check(yaml, setting, kind);
      }
    }
    List<EventKind> on = kinds(yaml);
    return new FigureDefinition(
        kind,
        on,
        yaml.condition("where", Vocabulary.of(on)),
        yaml.condition("hit", Vocabulary.of(on)),
        field(yaml, "by", on, Set.of(Type.TEXT)),
        field(yaml, "field", on, Set.of(Type.INTEGER, Type.NUMBER)),
        quantile(yaml),
        field(yaml, "across", on, Set.of(Type.TEXT)),
        window(yaml),
        wholeNumber(yaml, "min-sample", minSample(kind)),
        minConfidence(yaml, on),
        wholeNumber(yaml, "baseline-floor", BASELINE_FLOOR),
        wholeNumber(
            yaml,
            "first-day-floor",
            Math.toIntExact(wholeNumber(yaml, "baseline-floor", BASELINE_FLOOR))),
        yaml.positiveDuration("forget-after", forgetAfter(kind)).toMillis(),
        null,
        null);
  }

  private static Use use(String setting, FigureKind figure) {
    return switch (setting) {
      case "of", "per" -> requiredIf(figure == FigureKind.RATIO);
      case "window" -> figure.hasWindow() ? Use.REQUIRED : Use.MEANINGLESS;
      case "hit" -> requiredIf(figure == FigureKind.SHARE);
      case "by" ->
          figure == FigureKind.SHARE ? Use.OPTIONAL : requiredIf(figure == FigureKind.DISTINCT);
      case "field" -> requiredIf(figure.readsField());
      case "quantile" -> requiredIf(figure == FigureKind.QUANTILE);
      case "across" -> figure == FigureKind.GAUGE ? Use.OPTIONAL : Use.MEANINGLESS;
      case "min-sample" -> figure.hasMinSample() ? Use.OPTIONAL : Use.MEANINGLESS;
      case "baseline-floor", "first-day-floor" ->
          figure == FigureKind.CHANGE ? Use.OPTIONAL : Use.MEANINGLESS;
      default -> throw new IllegalArgumentException("no setting of a measure: " + setting);
    };
  }

  private static Use requiredIf(boolean required) {
    return required ? Use.REQUIRED : Use.MEANINGLESS;
  }

  private static void check(Yaml yaml, String setting, FigureKind figure) {
    boolean has = yaml.has(setting);
    switch (use(setting, figure)) {
      case REQUIRED -> {
        if (!has) {
          yaml.at(setting).fault("is required for the figure " + figure.word());
        }
      }
      case OPTIONAL -> {}
      case MEANINGLESS -> {
        if (has) {
          meansNothing(yaml, setting, figure);
        }
      }
    }
  }

  static void meansNothing(Yaml yaml, String setting, FigureKind figure) {
    yaml.at(setting).fault("means nothing for the figure " + figure.word());
  }

  private static FigureKind kind(Yaml yaml) {
    if (!yaml.has("figure")) {
      yaml.at("figure").fault("is required");
    }
    return yaml.oneOf("figure", FigureKind.class, null);
  }

  private static List<EventKind> kinds(Yaml yaml) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    kinds.addAll(yaml.allOf("on", EventKind.class));
    if (!yaml.has("on") || yaml.texts("on").isEmpty()) {
      yaml.at("on").fault("needs at least one kind of event to read");
    }
    return List.copyOf(kinds);
  }

  static EventField field(Yaml yaml, String name, List<EventKind> kinds, Set<Type> types) {
    if (!yaml.has(name)) {
      return null;
    }
    EventField field = EventField.byName(yaml.text(name, "")).orElse(null);
    if (field == null) {
      String given = yaml.text(name, "");
      yaml.at(name)
          .fault(
              "is no field of an event, got '"
                  + given
                  + "'"
                  + Nearest.hint(
                      given,
                      Arrays.stream(EventField.values()).map(EventField::fieldName).toList()));
    } else if (!kinds.isEmpty() && kinds.stream().noneMatch(field::canBeOf)) {
      yaml.at(name)
          .fault(
              "is no field of "
                  + Vocabulary.of(kinds).subject()
                  + ", got '"
                  + field.fieldName()
                  + "'");
    } else if (!types.contains(field.type())) {
      yaml.at(name)
          .fault(
              (types.contains(Type.TEXT) ? "must be a text field" : "must be a numeric field")
                  + ", got '"
                  + field.fieldName()
                  + "'");
    }
    return field;
  }

  private static double quantile(Yaml yaml) {
    if (!yaml.has("quantile")) {
      return 0;
    }
    double quantile = yaml.number("quantile", 0.5);
    if (!(quantile > 0 && quantile < 1)) {
      yaml.at("quantile").fault("must lie between 0 and 1, got " + quantile);
    }
    return quantile;
  }

  private static long window(Yaml yaml) {
    Duration window = yaml.positiveDuration("window", Duration.ZERO);
    if (!window.isZero()
        && (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0)) {
      yaml.at("window").fault("must be 1s to 30d, got " + yaml.text("window", ""));
    }
    return window.toMillis();
  }

  private static double minConfidence(Yaml yaml, List<EventKind> kinds) {
    boolean reads = kinds.contains(EventKind.SENTIMENT);
    if (!reads && yaml.has("min-confidence")) {
      yaml.at("min-confidence").fault("means nothing where no SENTIMENT is read");
    }
    double confidence = yaml.number("min-confidence", reads ? Sentiment.MIN_CONFIDENCE : 0);
    if (!(confidence >= 0 && confidence <= 1)) {
      yaml.at("min-confidence").fault("must lie between 0 and 1, got " + confidence);
    }
    return reads ? confidence : 0;
  }

  private static Duration forgetAfter(FigureKind figure) {
    return figure == FigureKind.GAUGE
        ? FORGET_GAUGE_AFTER
        : figure == FigureKind.CHANGE ? FORGET_DAYS_AFTER : FORGET_AFTER;
  }

  private static int minSample(FigureKind figure) {
    return figure != null && figure.hasMinSample() ? MIN_SAMPLE : 0;
  }

  private static long wholeNumber(Yaml yaml, String name, int otherwise) {
    int number = yaml.integer(name, otherwise);
    if (yaml.has(name) && number < 1) {
      yaml.at(name).fault("must be at least 1, got " + number);
    }
    return number;
  }
}

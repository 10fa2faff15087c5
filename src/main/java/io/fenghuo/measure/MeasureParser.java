package io.fenghuo.measure;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.definition.NameReader;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Sentiment;
import io.fenghuo.words.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads measures from YAML. Faults are noted, not thrown; what is returned beside a fault is not to
 * be used.
 */
final class MeasureParser {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final List<String> IMPACTS =
      List.of("sessions", "customers", "complaints", "reach", "persons");
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
          "tells",
          "baseline-floor",
          "first-day-floor");

  /** Whether a setting belongs to a kind of figure. */
  private enum Use {
    REQUIRED,
    OPTIONAL,
    MEANINGLESS
  }

  private MeasureParser() {}

  static List<MeasureDefinition> measures(Yaml root) {
    List<MeasureDefinition> measures = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    if (!root.has("measures")) {
      root.fault("needs a list 'measures'");
    }
    for (Yaml item : root.items("measures")) {
      MeasureDefinition measure = measure(item);
      if (!measure.id().isEmpty() && !ids.add(measure.id())) {
        item.at("id").fault("must be unique, got '" + measure.id() + "' twice");
      }
      if (measure.id().equals(SourceSilence.ID) || measure.id().equals(UnreadableShare.ID)) {
        item.at("id").fault("must not be '" + measure.id() + "', the measure of source health");
      }
      measures.add(measure);
    }
    root.noOthers();
    return measures;
  }

  static String id(Yaml yaml) {
    String id = yaml.text("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      yaml.at("id").fault("must match " + ID + ", got '" + id + "'");
    }
    return id;
  }

  private static MeasureDefinition measure(Yaml yaml) {
    String id = id(yaml);
    FigureKind figure = figure(yaml);
    if (figure != null) {
      for (String setting : SETTINGS) {
        check(yaml, setting, figure);
      }
    }
    List<EventKind> kinds = kinds(yaml);
    EventField number = field(yaml, "field", kinds, Set.of(Type.INTEGER, Type.NUMBER));
    MeasureDefinition measure =
        new MeasureDefinition(
            id,
            figure,
            scope(yaml, kinds),
            kinds,
            yaml.condition("where", Vocabulary.of(kinds)),
            yaml.condition("hit", Vocabulary.of(kinds)),
            field(yaml, "by", kinds, Set.of(Type.TEXT)),
            number,
            quantile(yaml),
            field(yaml, "across", kinds, Set.of(Type.TEXT)),
            window(yaml),
            wholeNumber(yaml, "min-sample", minSample(figure)),
            minConfidence(yaml, kinds),
            wholeNumber(yaml, "baseline-floor", BASELINE_FLOOR),
            wholeNumber(
                yaml,
                "first-day-floor",
                Math.toIntExact(wholeNumber(yaml, "baseline-floor", BASELINE_FLOOR))),
            yaml.positiveDuration("forget-after", forgetAfter(figure)).toMillis(),
            tells(yaml, kinds, figure),
            impact(yaml),
            LineParser.lines(yaml, figure == null ? null : figure.range(number)),
            NameReader.read(yaml));
    if (figure != null && figure.hasWindow() && measure.remembers()) {
      checkMemory(yaml, measure);
    }
    yaml.noOthers();
    return measure;
  }

  private static Use use(String setting, FigureKind figure) {
    return switch (setting) {
      case "window" -> figure.hasWindow() ? Use.REQUIRED : Use.MEANINGLESS;
      case "hit" -> requiredIf(figure == FigureKind.SHARE);
      case "by" ->
          figure == FigureKind.SHARE ? Use.OPTIONAL : requiredIf(figure == FigureKind.DISTINCT);
      case "field" -> requiredIf(figure.readsField());
      case "quantile" -> requiredIf(figure == FigureKind.QUANTILE);
      case "across" -> figure == FigureKind.GAUGE ? Use.OPTIONAL : Use.MEANINGLESS;
      case "min-sample" -> figure.hasMinSample() ? Use.OPTIONAL : Use.MEANINGLESS;
      case "tells" -> figure.countsEvents() ? Use.OPTIONAL : Use.MEANINGLESS;
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
    String name = figure.name().toLowerCase(Locale.ROOT);
    switch (use(setting, figure)) {
      case REQUIRED -> {
        if (!has) {
          yaml.at(setting).fault("is required for the figure " + name);
        }
      }
      case OPTIONAL -> {}
      case MEANINGLESS -> {
        if (has) {
          yaml.at(setting).fault("means nothing for the figure " + name);
        }
      }
    }
  }

  private static FigureKind figure(Yaml yaml) {
    if (!yaml.has("figure")) {
      yaml.at("figure").fault("is required");
    }
    return yaml.oneOf("figure", FigureKind.class, null);
  }

  private static List<Dimension> scope(Yaml yaml, List<EventKind> kinds) {
    Set<Dimension> scope = EnumSet.noneOf(Dimension.class);
    for (String name : yaml.texts("scope")) {
      Dimension dimension = Dimension.byName(name).orElse(null);
      if (dimension == null) {
        List<String> known = Arrays.stream(Dimension.values()).map(Dimension::fieldName).toList();
        yaml.at("scope")
            .fault(
                "must be of "
                    + String.join(", ", known)
                    + ", got '"
                    + name
                    + "'"
                    + Nearest.hint(name, known));
      } else if (!scope.add(dimension)) {
        yaml.at("scope").fault("names '" + name + "' twice");
      } else if (!kinds.isEmpty() && kinds.stream().noneMatch(dimension::canBeOf)) {
        yaml.at("scope").fault(Vocabulary.of(kinds).subject() + " never has '" + name + "'");
      }
    }
    if (!scope.contains(Dimension.TENANT)) {
      yaml.at("scope").fault("must hold tenant: tenants are never measured together");
    }
    return List.copyOf(scope);
  }

  private static List<EventKind> kinds(Yaml yaml) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    kinds.addAll(yaml.allOf("on", EventKind.class));
    if (!yaml.has("on") || yaml.texts("on").isEmpty()) {
      yaml.at("on").fault("needs at least one kind of event to read");
    }
    return List.copyOf(kinds);
  }

  private static EventField field(Yaml yaml, String name, List<EventKind> kinds, Set<Type> types) {
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

  private static EventField tells(Yaml yaml, List<EventKind> kinds, FigureKind figure) {
    EventField field = field(yaml, "tells", kinds, Set.of(Type.TEXT));
    if (field != null && !field.isCode()) {
      yaml.at("tells")
          .fault(
              "must be one of "
                  + Arrays.stream(EventField.values())
                      .filter(EventField::isCode)
                      .map(EventField::fieldName)
                      .collect(Collectors.joining(", "))
                  + ", got '"
                  + field.fieldName()
                  + "'");
    }
    if (field != null && figure == FigureKind.SHARE && yaml.has("by")) {
      yaml.at("tells").fault("means nothing beside 'by': it tells of events");
    }
    return field;
  }

  private static String impact(Yaml yaml) {
    String impact = yaml.text("impact", null);
    if (impact != null && !IMPACTS.contains(impact)) {
      yaml.at("impact")
          .fault("must be one of " + String.join(", ", IMPACTS) + ", got '" + impact + "'");
    }
    return impact;
  }

  /** A key forgotten before its window has passed would never be old enough to be judged. */
  private static void checkMemory(Yaml yaml, MeasureDefinition measure) {
    long historyMillis = (measure.historyBuckets() + 1) * measure.bucketMillis();
    if (measure.windowMillis() > 0 && measure.forgetAfterMillis() < historyMillis) {
      yaml.at("forget-after")
          .fault(
              "must outlast the history that the figure rests on, "
                  + Duration.ofMillis(historyMillis)
                  + ", got "
                  + Duration.ofMillis(measure.forgetAfterMillis()));
    }
  }
}

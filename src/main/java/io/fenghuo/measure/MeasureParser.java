package io.fenghuo.measure;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.definition.NameReader;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import io.fenghuo.event.EventKind;
import io.fenghuo.words.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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
    FigureDefinition figure = FigureParser.figure(yaml);
    MeasureDefinition measure =
        new MeasureDefinition(
            id,
            scope(yaml, figure.on()),
            figure,
            tells(yaml, figure),
            impact(yaml),
            LineParser.lines(yaml, figure.range()),
            NameReader.read(yaml));
    if (figure.kind() != null && measure.remembers()) {
      checkMemory(yaml, figure);
    }
    yaml.noOthers();
    return measure;
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

  private static EventField tells(Yaml yaml, FigureDefinition figure) {
    EventField field = FigureParser.field(yaml, "tells", figure.on(), Set.of(Type.TEXT));
    if (field != null && figure.kind() != null && !figure.kind().countsEvents()) {
      FigureParser.meansNothing(yaml, "tells", figure.kind());
    }
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
    if (field != null && figure.kind() == FigureKind.SHARE && figure.by() != null) {
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
  private static void checkMemory(Yaml yaml, FigureDefinition figure) {
    long historyMillis = (figure.historyBuckets() + 1) * figure.bucketMillis();
    if (figure.windowMillis() > 0 && figure.forgetAfterMillis() < historyMillis) {
      yaml.at("forget-after")
          .fault(
              "must outlast the history that the figure rests on, "
                  + Duration.ofMillis(historyMillis)
                  + ", got "
                  + Duration.ofMillis(figure.forgetAfterMillis()));
    }
  }
}

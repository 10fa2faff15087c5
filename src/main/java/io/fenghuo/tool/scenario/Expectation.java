package io.fenghuo.tool.scenario;

import io.fenghuo.definition.Faults;
import io.fenghuo.definition.Yaml;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scenario must bring about: {@code expected.yaml}.
 *
 * @param scenario the scenario's name
 * @param incidents every incident that must be opened, and no other may be
 */
public record Expectation(String scenario, List<ExpectedIncident> incidents) {

  /**
   * One incident.
   *
   * @param type its type when all is over
   * @param scope labels of its scope with their values; labels not listed may be anything
   * @param opened the level at which it opens, and when
   * @param reaches levels that it must stand at later, and when
   * @param resolved when it ends; null where it is still open when the input ends
   */
  public record ExpectedIncident(
      IncidentType type,
      SortedMap<String, Set<String>> scope,
      Mark opened,
      List<Mark> reaches,
      Window resolved) {

    String label() {
      StringBuilder label = new StringBuilder(type.name());
      scope.forEach(
          (name, values) ->
              label.append(' ').append(name).append('=').append(String.join("+", values)));
      return label.toString();
    }
  }

  /** A level within a time. */
  public record Mark(Level level, Window window) {}

  /** A span of event time, both ends within. */
  public record Window(Instant from, Instant to) {

    public boolean contains(Instant time) {
      return !time.isBefore(from) && !time.isAfter(to);
    }

    @Override
    public String toString() {
      return from + " to " + to;
    }
  }

  /**
   * @param source name of what is read, for messages
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault
   */
  public static Expectation parse(String source, String text) {
    Faults faults = new Faults();
    Yaml root = Yaml.parse(text, faults);
    String scenario = root.text("scenario");
    if (!root.has("incidents")) {
      faults.add("incidents", "is required; [] where none may be opened");
    }
    List<ExpectedIncident> incidents = new ArrayList<>();
    for (Yaml item : root.items("incidents")) {
      incidents.add(incident(item));
    }
    root.noOthers();
    faults.throwIfAny(source);
    return new Expectation(scenario, List.copyOf(incidents));
  }

  private static ExpectedIncident incident(Yaml item) {
    if (!item.has("type")) {
      item.at("type").fault("is required");
    }
    IncidentType type = item.oneOf("type", IncidentType.class, IncidentType.DATA_GAP);
    if (!item.has("opened")) {
      item.at("opened").fault("is required");
    }
    SortedMap<String, Set<String>> scope = new TreeMap<>();
    Yaml labels = item.at("scope");
    for (String label : labels.names()) {
      scope.put(label, new TreeSet<>(labels.texts(label)));
    }
    Mark opened = item.has("opened") ? mark(item.at("opened")) : null;
    List<Mark> reaches = item.items("reaches").stream().map(Expectation::mark).toList();
    Window resolved = item.has("resolved") ? onlyWindow(item.at("resolved")) : null;
    item.noOthers();
    return new ExpectedIncident(type, scope, opened, reaches, resolved);
  }

  private static Mark mark(Yaml item) {
    if (!item.has("level")) {
      item.at("level").fault("is required");
    }
    Mark mark = new Mark(item.oneOf("level", Level.class, Level.IV), window(item));
    item.noOthers();
    return mark;
  }

  private static Window onlyWindow(Yaml item) {
    Window window = window(item);
    item.noOthers();
    return window;
  }

  private static Window window(Yaml item) {
    Instant from = instant(item, "from");
    Instant to = instant(item, "to");
    if (from.isAfter(to)) {
      item.fault("must not end before it begins, got " + from + " to " + to);
    }
    return new Window(from, to);
  }

  private static Instant instant(Yaml item, String name) {
    String text = item.text(name);
    try {
      return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException e) {
      item.at(name).fault("must be a time such as 2026-11-11T12:00:30Z, got '" + text + "'");
      return Instant.EPOCH;
    }
  }
}

package io.fenghuo.handling;

import io.fenghuo.definition.TextReader;
import io.fenghuo.definition.Yaml;
import io.fenghuo.handling.Grades.Bounds;
import io.fenghuo.handling.Grades.ImpactLimits;
import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.AssignmentReader;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.words.LocalizedText;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one file of a profile over what stands before it; what it gives is fit for use only where
 * no fault was noted.
 */
final class ProfileReader {

  /** What the first file of all is laid over. */
  static final Profile NOTHING =
      new Profile(
          "",
          new LocalizedText("", ""),
          DepartmentTable.NOBODY,
          Map.of(),
          Grades.AS_FOUND,
          Map.of(),
          CarePlan.NONE);

  private final Yaml yaml;
  private final Profile before;
  private final Set<String> playbooks;

  /**
   * @param playbooks the ids there are
   */
  ProfileReader(Yaml yaml, Profile before, Set<String> playbooks) {
    this.yaml = yaml;
    this.before = before;
    this.playbooks = playbooks;
  }

  Profile read(String name) {
    // The two were read to find this file's place.
    yaml.has("profile");
    yaml.has("extends");
    LocalizedText title = yaml.has("title") ? TextReader.read(yaml.at("title")) : before.title();
    DepartmentTable departments = departments();
    Map<IncidentType, String> books =
        PlanYaml.byConstant(
            yaml.at("playbooks"),
            IncidentType.class,
            before.playbooks(),
            (at, type) -> playbook(at.at(type)));
    Grades grades = grades();
    Map<Level, Long> ackDue =
        PlanYaml.byConstant(
            yaml.at("ack-due"),
            Level.class,
            before.ackDueMillis(),
            (at, level) -> at.positiveDuration(level, Duration.ZERO).toMillis());
    CarePlan care = new CareReader(yaml.at("care"), before.care()).read();
    yaml.noOthers();
    if (before == NOTHING) {
      mustHaveAll("departments", IncidentType.class, departments.rows().keySet());
      mustHaveAll("told", Level.class, departments.told().keySet());
      mustHaveAll("ack-due", Level.class, ackDue.keySet());
    }
    return new Profile(name, title, departments, books, grades, ackDue, care);
  }

  private <E extends Enum<E>> void mustHaveAll(String setting, Class<E> type, Set<E> had) {
    for (E constant : type.getEnumConstants()) {
      if (!had.contains(constant)) {
        yaml.at(setting).at(constant.name()).fault("is required in the profile that is built on");
      }
    }
  }

  private DepartmentTable departments() {
    DepartmentTable table = before.departments();
    return new DepartmentTable(
        PlanYaml.byConstant(
            yaml.at("departments"),
            IncidentType.class,
            table.rows(),
            (at, row) -> AssignmentReader.read(at.at(row))),
        PlanYaml.byConstant(
            yaml.at("told"), Level.class, table.told(), (at, level) -> told(at.at(level))),
        yaml.has("always") ? AssignmentReader.readAny(yaml.at("always")) : table.always());
  }

  private static DepartmentTable.Told told(Yaml at) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(at.allOf("roles", Role.class));
    if (!roles.contains(Role.LEAD)) {
      at.at("roles").fault("must have lead: somebody answers for an incident");
    }
    List<Assignment> besides = AssignmentReader.readAny(at.at("besides"));
    at.noOthers();
    return new DepartmentTable.Told(roles, besides);
  }

  private String playbook(Yaml at) {
    if (!playbooks.contains(at.asText())) {
      at.fault("must be a playbook of " + playbooks + ", got '" + at.asText() + "'");
    }
    return at.asText();
  }

  private Grades grades() {
    Grades stands = before.grades();
    Yaml levels = yaml.at("levels");
    Map<String, Bounds> ofRules = new LinkedHashMap<>(stands.ofRules());
    Yaml rules = levels.at("rules");
    rules.names().forEach(name -> ofRules.put(name, bounds(rules.at(name))));
    Map<IncidentType, Bounds> ofTypes =
        PlanYaml.byConstant(
            levels.at("types"),
            IncidentType.class,
            stands.ofTypes(),
            (at, type) -> bounds(at.at(type)));
    levels.noOthers();
    Yaml impact = yaml.at("impact");
    Set<IncidentType> types = EnumSet.noneOf(IncidentType.class);
    types.addAll(
        impact.has("types") ? impact.allOf("types", IncidentType.class) : stands.impactTypes());
    Map<Level, ImpactLimits> limits = new EnumMap<>(Level.class);
    limits.putAll(stands.impact());
    for (Level level : Level.values()) {
      if (impact.has(level.name())) {
        limits.put(level, impactLimits(impact.at(level.name())));
      }
    }
    impact.noOthers();
    return new Grades(ofRules, ofTypes, types, limits);
  }

  private static Bounds bounds(Yaml at) {
    Level atLeast = at.oneOf("at-least", Level.class, null);
    Level atMost = at.oneOf("at-most", Level.class, null);
    if (atLeast != null && atMost != null && atLeast.moreSevereThan(atMost)) {
      at.fault("has at-least " + atLeast + ", which is more severe than its at-most " + atMost);
    }
    at.noOthers();
    return new Bounds(atLeast, atMost);
  }

  private static ImpactLimits impactLimits(Yaml at) {
    ImpactLimits limits =
        new ImpactLimits(
            PlanYaml.count(at, "sessions", null),
            PlanYaml.count(at, "customers", null),
            PlanYaml.count(at, "complaints", null),
            PlanYaml.count(at, "reach", null));
    at.noOthers();
    return limits;
  }
}

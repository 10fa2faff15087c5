package io.fenghuo.handling;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.TextReader;
import io.fenghuo.definition.Yaml;
import io.fenghuo.rule.Department;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The playbooks of a job by their ids: the jar's, and the user's, which replace those they name.
 */
public final class Playbooks implements Serializable {

  static final String ID = "PB(-[A-Z0-9]+)+";

  private static final List<String> IN_THE_JAR =
      List.of(
          "classpath:playbooks/PB-SYS.yaml",
          "classpath:playbooks/PB-LOAD.yaml",
          "classpath:playbooks/PB-COMPLAINT.yaml",
          "classpath:playbooks/PB-SENTIMENT.yaml",
          "classpath:playbooks/PB-LEAK.yaml",
          "classpath:playbooks/PB-OPINION.yaml",
          "classpath:playbooks/PB-CUSTOMER.yaml",
          "classpath:playbooks/PB-SAFETY.yaml",
          "classpath:playbooks/PB-GAP.yaml",
          "classpath:playbooks/PB-STORM.yaml");

  private final LinkedHashMap<String, Playbook> byId;

  private Playbooks(Map<String, Playbook> byId) {
    this.byId = new LinkedHashMap<>(byId);
  }

  /**
   * Reads the jar's playbooks and those that a configuration names. A file reads so, with every
   * setting there is:
   *
   * <pre>{@code
   * playbook: PB-OURS       # PB and words of capitals and digits
   * version: 1              # the writer's own count; 1 where it is missing
   * title: { zh: 我们的预案, en: Our own }
   * steps:
   * - id: roll-back         # kebab-case, unique in the file
   *   department: TECH      # TECH, CS, PR, LEGAL, SECURITY, BIZ, EXEC
   *   due: 15m              # after the incident's opening
   *   says: { zh: 回滚到上一版本, en: Roll back to the version before }
   * }</pre>
   *
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of every file
   */
  public static Playbooks read(ReadableConfig config) {
    List<String> files = new ArrayList<>(IN_THE_JAR);
    files.addAll(config.get(FenghuoOptions.PLAYBOOKS));
    Faults all = new Faults();
    Map<String, Playbook> byId = new LinkedHashMap<>();
    for (String file : files) {
      Faults faults = new Faults();
      Playbook playbook = playbook(Yaml.parse(DefinitionFile.read(file), faults));
      all.addAll(file, faults);
      byId.put(playbook.id(), playbook);
    }
    all.throwIfAny("playbooks");
    return new Playbooks(byId);
  }

  public Set<String> ids() {
    return byId.keySet();
  }

  /**
   * @param id null for none
   */
  public Optional<Playbook> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static Playbook playbook(Yaml yaml) {
    String id = yaml.text("playbook");
    if (!id.isEmpty() && !id.matches(ID)) {
      yaml.at("playbook").fault("must be PB- and words of capitals and digits, got '" + id + "'");
    }
    int version = PlanYaml.version(yaml);
    LocalizedText title = TextReader.read(yaml.at("title"));
    List<PlaybookStep> steps = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Yaml item : yaml.items("steps")) {
      PlaybookStep step = step(item);
      if (!step.id().isEmpty() && !ids.add(step.id())) {
        item.at("id").fault("must be unique, got '" + step.id() + "' twice");
      }
      steps.add(step);
    }
    if (yaml.faults().isEmpty() && steps.isEmpty()) {
      yaml.at("steps").fault("must have a step");
    }
    yaml.noOthers();
    return new Playbook(id, version, title, List.copyOf(steps));
  }

  private static PlaybookStep step(Yaml yaml) {
    String id = yaml.text("id");
    if (!id.isEmpty() && !id.matches(PlanYaml.KEBAB_CASE)) {
      yaml.at("id").fault("must be in kebab-case, got '" + id + "'");
    }
    Department department = yaml.oneOf("department", Department.class, null);
    if (!yaml.has("department")) {
      yaml.at("department").fault("is required");
    }
    Duration due = yaml.positiveDuration("due", Duration.ZERO);
    if (!yaml.has("due")) {
      yaml.at("due").fault("is required");
    }
    LocalizedText says = TextReader.read(yaml.at("says"));
    yaml.noOthers();
    return new PlaybookStep(id, department, due.toMillis(), says);
  }
}

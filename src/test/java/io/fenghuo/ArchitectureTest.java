package io.fenghuo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.Yaml;
import io.fenghuo.words.Message;
import java.util.Map;
import java.util.Set;

/** Who may know whom. A change here is a change of the design and wants a commit of its own. */
@AnalyzeClasses(packages = "io.fenghuo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Each station's package with those of ours that it may depend on. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("event", Set.of()),
          Map.entry("words", Set.of()),
          Map.entry("time", Set.of()),
          Map.entry("condition", Set.of("event", "json", "words")),
          Map.entry("yaml", Set.of("words")),
          Map.entry("definition", Set.of("event", "condition", "words", "yaml")),
          Map.entry("config", Set.of("words", "yaml")),
          Map.entry("json", Set.of()),
          Map.entry("privacy", Set.of("event", "time")),
          Map.entry("mapping", Set.of("event", "config", "json", "condition", "definition")),
          Map.entry(
              "ingest", Set.of("event", "config", "json", "time", "control", "mapping", "health")),
          Map.entry(
              "control",
              Set.of("event", "config", "json", "definition", "rule", "privacy", "words")),
          Map.entry("measure", Set.of("event", "condition", "definition", "time", "words")),
          Map.entry("rule", Set.of("event", "condition", "definition", "words")),
          Map.entry(
              "respond",
              Set.of(
                  "event",
                  "config",
                  "time",
                  "measure",
                  "match",
                  "rule",
                  "handling",
                  "incident",
                  "words")),
          Map.entry("handling", Set.of("event", "config", "definition", "rule", "words")),
          Map.entry(
              "match",
              Set.of(
                  "event",
                  "condition",
                  "definition",
                  "time",
                  "measure",
                  "rule",
                  "privacy",
                  "words")),
          Map.entry(
              "incident",
              Set.of(
                  "event",
                  "config",
                  "time",
                  "control",
                  "measure",
                  "rule",
                  "match",
                  "health",
                  "handling",
                  "words")),
          Map.entry("health", Set.of("event", "config", "time", "measure")),
          Map.entry(
              "publish",
              Set.of(
                  "event",
                  "config",
                  "json",
                  "definition",
                  "measure",
                  "rule",
                  "match",
                  "incident",
                  "words",
                  "handling",
                  "respond",
                  "ingest",
                  "control",
                  "privacy")),
          Map.entry(
              "notify", Set.of("event", "config", "measure", "rule", "match", "incident", "words")),
          Map.entry(
              "pipeline",
              Set.of(
                  "event",
                  "time",
                  "config",
                  "definition",
                  "privacy",
                  "handling",
                  "ingest",
                  "control",
                  "measure",
                  "health",
                  "rule",
                  "match",
                  "incident",
                  "respond",
                  "words")));

  @ArchTest
  static final ArchRule STATIONS_KNOW_ONLY_WHAT_COMES_BEFORE_THEM =
      classes()
          .that(resideInAnyPackage(packages(MAY_KNOW.keySet())))
          .should(knowOnlyWhatIsListed());

  @ArchTest
  static final ArchRule ONLY_THE_EDGES_KNOW_KAFKA =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "io.fenghuo.ingest..", "io.fenghuo.publish..", "io.fenghuo.tool..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "org.apache.flink.connector.kafka..", "kafka..");

  @ArchTest
  static final ArchRule ONLY_THE_TOOLS_START_A_BROKER_OR_A_CLUSTER =
      noClasses()
          .that(not(resideInAnyPackage("io.fenghuo.tool..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kafka..",
              "org.apache.kafka.server..",
              "org.apache.kafka.metadata..",
              "org.apache.flink.runtime.minicluster..");

  /** How a record looks in JSON is the affair of those who read and write it. */
  @ArchTest
  static final ArchRule ONLY_WHO_READS_OR_WRITES_KNOWS_JACKSON =
      noClasses()
          .that(
              resideInAnyPackage(
                  packages(
                      Set.of(
                          "event",
                          "words",
                          "time",
                          "condition",
                          "mapping",
                          "ingest",
                          "privacy",
                          "control",
                          "measure",
                          "match",
                          "incident",
                          "handling",
                          "respond",
                          "health",
                          "pipeline"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson..");

  /** What an operator can send must be refused in both languages. */
  @ArchTest
  static final ArchRule ONLY_FILES_ARE_REFUSED_IN_ENGLISH_ALONE =
      noClasses()
          .that(
              resideInAnyPackage(
                  packages(Set.of("rule", "condition", "match", "control", "incident"))))
          .should()
          .callMethod(Yaml.class, "fault", String.class)
          .orShould()
          .callMethod(Faults.class, "add", String.class, String.class)
          .orShould()
          .callMethod(Message.class, "inEnglish", String.class);

  @ArchTest
  static final ArchRule NOBODY_GOES_IN_CIRCLES =
      slices().matching("io.fenghuo.(*)..").should().beFreeOfCycles();

  private static String[] packages(Set<String> names) {
    return names.stream().map(name -> "io.fenghuo." + name + "..").toArray(String[]::new);
  }

  private static String station(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 2 && parts[0].equals("io") && parts[1].equals("fenghuo") ? parts[2] : "";
  }

  private static ArchCondition<JavaClass> knowOnlyWhatIsListed() {
    return new ArchCondition<>("know only what comes before them") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = station(type);
        type.getDirectDependenciesFromSelf().stream()
            .filter(d -> d.getTargetClass().getPackageName().startsWith("io.fenghuo"))
            .filter(d -> !station(d.getTargetClass()).equals(own))
            .filter(d -> !MAY_KNOW.get(own).contains(station(d.getTargetClass())))
            .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
      }
    };
  }
}

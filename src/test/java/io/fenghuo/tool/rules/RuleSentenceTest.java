package io.fenghuo.tool.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Quantifier;
import io.fenghuo.rule.Reads;
import io.fenghuo.rule.Role;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleOrder;
import io.fenghuo.rule.RuleResponse;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Timeout;
import io.fenghuo.words.LocalizedText;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSentenceTest {

  private static final Definitions DEFAULTS = Definitions.read(new Configuration());
  private static final MeasureSet MEASURES = DEFAULTS.measures();

  /** What says nothing about what is found, when, or how grave it is, or follows from the rest. */
  private static final Set<String> UNSAID =
      Set.of(
          "Rule.id",
          "Rule.version",
          "Rule.name",
          "Rule.says",
          "Rule.inputs",
          "Timeout.says",
          "Group.name");

  /** For every setting another value than {@link #rich} has. */
  private static final Map<String, Object> OTHERS =
      Map.ofEntries(
          Map.entry("Rule.incident", IncidentType.DATA_LEAK),
          Map.entry("Rule.key", List.of(Dimension.TENANT)),
          Map.entry("Rule.order", RuleOrder.EVENT_TIME),
          Map.entry(
              "Rule.pattern", List.of(stage("alone", Follows.ON, 0), stage("b", Follows.NEXT, 0))),
          Map.entry("Rule.withinMillis", 1_000L),
          Map.entry("Rule.afterMatch", AfterMatch.SKIP_TO_LAST),
          Map.entry("Rule.skipTo", "second"),
          Map.entry("Rule.level", new Grading(Level.IV, List.of())),
          Map.entry("Rule.clear", new Clear(List.of(), 0, 7_000)),
          Map.entry("Rule.timeout", new Timeout("second", grading(Level.IV), says())),
          Map.entry("Rule.response", RuleResponse.OF_PROFILE),
          Map.entry(
              "RuleResponse.assignments", List.of(new Assignment(Department.EXEC, Role.LEAD))),
          Map.entry("RuleResponse.playbook", "PB-OTHER"),
          Map.entry("Assignment.department", Department.EXEC),
          Map.entry("Assignment.role", Role.INFORMED),
          Map.entry("Stage.name", "other"),
          Map.entry("Stage.follows", Follows.NEXT),
          Map.entry("Stage.reads", Reads.events(List.of(EventKind.QUEUED))),
          Map.entry("Stage.where", "score > 0.9"),
          Map.entry("Stage.quantifier", new Quantifier(7, 9, false, false, Contiguity.RELAXED, "")),
          Map.entry("Stage.withinMillis", 77_000L),
          Map.entry("Group.follows", Follows.NEXT),
          Map.entry("Group.steps", List.of(stage("inner", Follows.ON, 0))),
          Map.entry("Group.quantifier", new Quantifier(7, 9, false, false, Contiguity.RELAXED, "")),
          Map.entry("Quantifier.min", 6),
          Map.entry("Quantifier.max", 66),
          Map.entry("Quantifier.optional", true),
          Map.entry("Quantifier.greedy", true),
          Map.entry("Quantifier.contiguity", Contiguity.CONSECUTIVE),
          Map.entry("Quantifier.until", "score > 0.8"),
          Map.entry("Reads.kinds", List.of(EventKind.SESSION_ENDED)),
          Map.entry("Reads.measure", "queue-waiting"),
          Map.entry("Reads.line", "collapse"),
          Map.entry("Grading.base", Level.IV),
          Map.entry("Grading.raises", List.of()),
          Map.entry("Raise.to", Level.I),
          Map.entry("Raise.when", "score > 0.7"),
          Map.entry("Clear.measures", List.of("bots-up")),
          Map.entry("Clear.holdMillis", 9_000L),
          Map.entry("Clear.quietMillis", 11_000L),
          Map.entry("Timeout.after", "second"),
          Map.entry("Timeout.level", new Grading(Level.IV, List.of())));

  @Test
  void explainsADefaultRule() {
    LocalizedText explained = explain(rule("customer-about-to-be-lost"));

    assertThat(explained.en())
        .isEqualTo(
            "For each tenant + brand + customerId, in the order of event time, it looks for 3 ×"
                + " SENTIMENT where speaker == 'CUSTOMER' && emotion == 'ANGER' &&"
                + " (!has(confidence) || confidence >= 0.5) [angry], and then no AGENT_REPLIED"
                + " [answered]; all in less than 2 min; each signal serves in one match; this is a"
                + " customer escalation (CUSTOMER_ESCALATION) of level IV; it is over when nothing"
                + " further was found for 30 min.");
    assertThat(explained.zh())
        .isEqualTo(
            "按每个 tenant + brand + customerId，依事件时间次序，寻找3次 SENTIMENT，且满足 speaker == 'CUSTOMER' &&"
                + " emotion == 'ANGER' && (!has(confidence) || confidence >= 0.5)〔angry〕，此后再没有"
                + " AGENT_REPLIED〔answered〕；全程不到2分钟；每个信号只用于一个匹配；即为客诉升级（CUSTOMER_ESCALATION），级别IV级；"
                + "30分钟内未再发现即为结束。");
  }

  @Test
  void explainsAThresholdWithItsLimits() {
    assertThat(explain(rule("bots-down")).en())
        .isEqualTo(
            "For each tenant + brand, as signals arrive, it looks for bots-up crossing its line"
                + " none (<= 0) [none-up]; this is a system fault (SYSTEM_FAULT) of level II; it is"
                + " over when bots-up has been back for 2 min.");
  }

  static Stream<String> settings() {
    return Stream.of(
            Rule.class,
            Stage.class,
            Group.class,
            Quantifier.class,
            Reads.class,
            Grading.class,
            Grading.Raise.class,
            Clear.class,
            Timeout.class,
            RuleResponse.class,
            Assignment.class)
        .flatMap(
            type ->
                Arrays.stream(type.getRecordComponents())
                    .map(component -> type.getSimpleName() + "." + component.getName()));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingShowsInTheSentence(String setting) throws Exception {
    if (UNSAID.contains(setting)) {
      return;
    }
    assertThat(OTHERS)
        .as("another value of the new setting, to see it explained")
        .containsKey(setting);
    Set<String> zh = new HashSet<>();
    Set<String> en = new HashSet<>();
    List<Rule> bases =
        List.of(
            rich(new Clear(List.of("bots-up", "queue-waiting"), 60_000, 0)),
            rich(new Clear(List.of(), 0, 60_000)));
    for (Rule base : bases) {
      LocalizedText before = explain(base);
      for (int place = 0; place < 12; place++) {
        LocalizedText after = explain((Rule) new Change(setting, place).of(base));
        if (!after.zh().equals(before.zh())) {
          zh.add(after.zh());
        }
        if (!after.en().equals(before.en())) {
          en.add(after.en());
        }
      }
    }

    assertThat(zh).as("Chinese of another %s", setting).isNotEmpty();
    assertThat(en).as("English of another %s", setting).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stage.name", "Stage.reads", "Stage.where", "Stage.withinMillis"})
  void whatAStageSaysShowsOfEveryStage(String setting) throws Exception {
    Rule base = rich(new Clear(List.of(), 0, 60_000));
    for (int place = 0; place < base.stages().size(); place++) {
      LocalizedText after = explain((Rule) new Change(setting, place).of(base));

      assertThat(after.zh()).as("stage %d", place).isNotEqualTo(explain(base).zh());
      assertThat(after.en()).as("stage %d", place).isNotEqualTo(explain(base).en());
    }
  }

  @Test
  void everyWordOfTheVocabularyIsSaidOtherwise() throws Exception {
    assertAllDiffer("Stage.follows", 1, Follows.values());
    assertAllDiffer("Rule.afterMatch", 0, AfterMatch.values());
    assertAllDiffer("Rule.order", 0, RuleOrder.values());
    assertAllDiffer("Quantifier.contiguity", 0, Contiguity.values());
    assertAllDiffer("Rule.incident", 0, IncidentType.values());
    assertAllDiffer("Grading.base", 0, Level.values());
    assertAllDiffer("Assignment.department", 0, Department.values());
    assertAllDiffer("Assignment.role", 0, Role.values());
  }

  private static void assertAllDiffer(String setting, int place, Object[] values) throws Exception {
    Rule base = rich(new Clear(List.of(), 0, 60_000));
    Set<String> zh = new HashSet<>();
    Set<String> en = new HashSet<>();
    for (Object value : values) {
      LocalizedText said = explain((Rule) new Change(setting, place, value).of(base));
      zh.add(said.zh());
      en.add(said.en());
    }
    assertThat(zh).as(setting).hasSameSizeAs(values);
    assertThat(en).as(setting).hasSameSizeAs(values);
  }

  /** A rule made anew with another value of one setting, at the nth place where it has one. */
  private static final class Change {

    private final String setting;
    private final Object value;
    private int place;

    private Change(String setting, int place) {
      this(setting, place, OTHERS.get(setting));
    }

    private Change(String setting, int place, Object value) {
      this.setting = setting;
      this.place = place;
      this.value = value;
    }

    private Object of(Object node) throws Exception {
      if (node instanceof List<?> list) {
        List<Object> items = new ArrayList<>();
        for (Object item : list) {
          items.add(of(item));
        }
        return items;
      }
      if (!(node instanceof Record)) {
        return node;
      }
      RecordComponent[] components = node.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        String name = node.getClass().getSimpleName() + "." + components[i].getName();
        boolean isHere = name.equals(setting) && place-- == 0;
        values[i] = isHere ? value : of(components[i].getAccessor().invoke(node));
      }
      return node.getClass().getDeclaredConstructor(types).newInstance(values);
    }
  }

  private static Rule rich(Clear clear) {
    Stage first =
        new Stage(
            "first",
            Follows.ON,
            Reads.events(List.of(EventKind.SENTIMENT)),
            "score < 0.1",
            new Quantifier(2, 4, false, false, Contiguity.RELAXED, ""),
            0);
    Stage second =
        new Stage(
            "second",
            Follows.FOLLOWED_BY,
            Reads.symptom("bot-failure-share", "high"),
            "",
            Quantifier.ONCE,
            5_000);
    Group group =
        new Group(
            "again",
            Follows.FOLLOWED_BY,
            List.of(stage("inner", Follows.ON, 0), stage("next", Follows.NEXT, 3_000)),
            new Quantifier(
                1, Quantifier.UNBOUNDED, false, false, Contiguity.RELAXED, "score > 0.5"));
    return new Rule(
        "rich",
        1,
        IncidentType.SYSTEM_FAULT,
        List.of(Dimension.TENANT, Dimension.BRAND),
        RuleOrder.ARRIVAL,
        List.of(first, second, group, stage("silent", Follows.NOT_FOLLOWED_BY, 4_000)),
        600_000,
        AfterMatch.SKIP_TO_FIRST,
        "first",
        grading(Level.III),
        clear,
        says(),
        new Timeout("first", grading(Level.III), says()),
        Set.of(EventKind.Stream.TRAFFIC),
        new RuleResponse(List.of(new Assignment(Department.TECH, Role.LEAD)), "PB-SYS"),
        null);
  }

  private static Stage stage(String name, Follows follows, long within) {
    return new Stage(
        name, follows, Reads.events(List.of(EventKind.BOT_FAILED)), "", Quantifier.ONCE, within);
  }

  private static Grading grading(Level base) {
    return new Grading(base, List.of(new Grading.Raise(Level.II, "score > 0.3")));
  }

  private static LocalizedText says() {
    return new LocalizedText("说", "says");
  }

  private static Rule rule(String id) {
    return DEFAULTS.rules().rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static LocalizedText explain(Rule rule) {
    return RuleSentence.of(rule, MEASURES);
  }
}

package io.fenghuo.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.EffectiveRule;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleTrial;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import io.fenghuo.words.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a rule is refused for is told wholly in Chinese and wholly in English. */
class RefusalsTest {

  private static final DefinitionCatalog CATALOG =
      new DefinitionCatalog(
          Map.of(
              "queue-waiting",
              new DefinitionCatalog.Entry(
                  Set.of("high"),
                  Set.of(Dimension.TENANT, Dimension.BRAND),
                  Set.of(EventKind.Stream.TRAFFIC))),
          Set.of("PB-SYS"));

  private static final String TWO =
      "[{ stage: one, on: event QUEUED }, { stage: two, next: event QUEUED }]";

  /** Words that stand in Chinese as they are: what rules and their languages are written in. */
  private static final Set<String> WRITTEN =
      Set.of(
          "YAML",
          "CEL",
          "RULE_UPSERT",
          "MEASURE",
          "LINE",
          "KIND",
          "symptom",
          "event",
          "rules",
          "true",
          "false",
          "tenant",
          "on",
          "within",
          "until",
          "optional",
          "greedy",
          "consecutive",
          "combinations",
          "times",
          "times-or-more",
          "one-or-more",
          "not-followed-by",
          "measures",
          "hold",
          "quiet",
          "after-match",
          "skip-to-next",
          "skip-past-last",
          "skip-to-first",
          "skip-to-last",
          "flink-cep",
          "from",
          "to",
          "has",
          "source",
          "this",
          "matches",
          "timestamp",
          "duration");

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]+");
  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]+ [a-z]+ [a-z]+");

  /** Where a library has nothing better to say than its own words, they stand in brackets. */
  private static final Set<String> QUOTING =
      Set.of("yaml.syntax", "cel.refused", "condition.pattern-syntax");

  static Stream<Arguments> refusals() {
    List<Arguments> all = new ArrayList<>();
    settings(all);
    texts(all);
    conditions(all);
    stages(all);
    return all.stream();
  }

  private static void settings(List<Arguments> all) {
    all.add(rule("required", "id", null));
    all.add(rule("positive", "pattern", TWO, "within", "0s"));
    all.add(rule("at-least", "version", "0"));
    all.add(rule("at-most", "pattern", TWO, "within", "32d"));
    all.add(rule("at-most", "pattern", TWO, "within", "9999d"));
    all.add(rule("at-most-characters", "name", "{ zh: " + "长".repeat(61) + ", en: long }"));
    all.add(rule("kebab-case", "id", "Small_Rule"));
    all.add(rule("one-of", "incident", "OUTAGE"));
    all.add(rule("time-span", "pattern", TWO, "within", "5 minutes"));
    all.add(rule("yaml.list", "pattern", "one"));
    all.add(rule("yaml.text", "id", "[one]"));
    all.add(rule("yaml.whole-number", "version", "first"));
    all.add(rule("yaml.unknown", "colour", "red"));
    all.add(rule("rule.playbook", "playbook", "PB-SIS"));
    all.add(rule("rule.key-dimension", "key", "[tenant, colour]"));
    all.add(rule("rule.key-twice", "key", "[tenant, brand, brand]"));
    all.add(rule("rule.key-tenant", "key", "[brand]"));
    all.add(
        rule(
            "rule.key-not-of-measure",
            "key",
            "[tenant, channel]",
            "pattern",
            "[{ stage: one, on: symptom queue-waiting }]"));
    all.add(rule("rule.key-not-of-event", "key", "[tenant, topicId]"));
    all.add(rule("rule.one-signal", "within", "5m"));
    all.add(rule("rule.within-required", "pattern", TWO));
    all.add(rule("rule.clear-measure", "clear", "{ measures: [waits] }"));
    all.add(rule("rule.clear-either", "clear", "{ quiet: 5m, hold: 2m }"));
    all.add(rule("rule.clear-hold", "clear", "{ hold: 2m }"));
    all.add(rule("level.graver", "level", "{ base: II, raise: [{ to: III, when: 'true' }] }"));
    all.add(rule("departments.lead", "departments", "{ support: [CS] }"));
    all.add(rule("departments.twice", "departments", "{ lead: [CS], support: [CS] }"));
    String end = "level: { base: II }, says: { zh: x, en: y }";
    all.add(within("timeout.after", TWO, "timeout", "{ after: three, " + end + " }"));
    all.add(
        within(
            "timeout.after-match",
            "[{ stage: a, on: event QUEUED }, { stage: b, followed-by-any: event QUEUED }]",
            "timeout",
            "{ " + end + " }",
            "after-match",
            "no-skip"));
    all.add(within("after-match.stage", TWO, "after-match", "skip-to-first"));
    all.add(within("after-match.either", TWO, "after-match", "{ skip-to-next: one }"));
    all.add(within("after-match.unknown-stage", TWO, "after-match", "{ skip-to-last: three }"));
    all.add(says("template.unpaired", "{value"));
    all.add(says("template.unpaired", "value}"));
    all.add(says("template.private", "{text}"));
    all.add(says("template.unknown-placeholder", "{what}"));
    all.add(says("template.unknown-format", "{latencyMs:x}"));
    all.add(says("template.no-number", "{brand:%}"));
  }

  private static void texts(List<Arguments> all) {
    all.add(text("yaml.syntax", "%YAML 3\n---\na"));
    all.add(text("yaml.duplicate", "a: 1\na: 2"));
    all.add(text("yaml.second-colon", "a: b: c"));
    all.add(text("yaml.item-in-value", "a: - b"));
    all.add(text("yaml.no-colon", "a: |\nx"));
    all.add(text("yaml.quote-not-closed", "a: 'x"));
    all.add(text("yaml.quote-not-closed", "a: \"x\n---\ny\""));
    all.add(text("yaml.indentation", "- a\nb: 1"));
    all.add(text("yaml.list-not-closed", "a: [1, 2"));
    all.add(text("yaml.braces-not-closed", "a: {x: 1"));
    all.add(text("yaml.no-value", "a: [1 2: }"));
    all.add(text("yaml.character", "a: @x"));
    all.add(text("yaml.tab", "a:\n\t- b"));
    all.add(text("yaml.tab", "a:\n\tb: 1"));
    all.add(text("yaml.foreign-space", "- a: 1\n\u00a0 b: 1"));
    all.add(text("yaml.foreign-space", "- a: 1\n  b: 2\n\u3000c: 3"));
    all.add(text("yaml.full-width-colon", "a: 1\nb\uFF1A 2\nc: 3"));
    all.add(text("yaml.anchor", "a: &x 1"));
    all.add(text("yaml.alias", "a: *x"));
    all.add(text("yaml.second-document", "a: 1\n---\nb: 2"));
    all.add(text("yaml.control-character", "a: \u0001"));
    all.add(text("yaml.escape", "a: \"\\q\""));
    all.add(text("rule.form", "just words"));
    all.add(text("rule.not-one", "[{ id: a }, { id: b }]"));
  }

  private static void conditions(List<Arguments> all) {
    all.add(
        within(
            "condition.field-and-stage",
            "[{ stage: waiting, on: event QUEUED },"
                + " { stage: b, next: event QUEUED, where: size(waiting) > 0 }]"));
    all.add(where("condition.name-taken", "[1].exists(brand, brand == 1)"));
    all.add(where("condition.characters", "brand == '" + "a".repeat(4_000) + "'"));
    all.add(where("condition.parts", "1 in [" + "1,".repeat(1_000) + "1]"));
    all.add(where("condition.nested", "[".repeat(45) + "]".repeat(45) + " == []"));
    all.add(where("condition.nested", "(".repeat(200) + "true" + ")".repeat(200)));
    all.add(where("condition.steps", "text.contains(text)"));
    all.add(
        within(
            "condition.endless-steps",
            "[{ stage: one, on: event QUEUED }, { stage: two, next: event QUEUED, where:"
                + " \"one.all(a, one.all(b, "
                + "a.text.contains(b.text) && ".repeat(6)
                + "true))\" }]"));
    all.add(where("condition.size", "size(" + "text + ".repeat(30) + "text) > 0"));
    all.add(where("condition.searched", "brand.indexOf(brand) > 0"));
    all.add(where("condition.pattern-not-written", "brand.matches(brand)"));
    all.add(where("condition.pattern-size", "brand.matches('((a{1000}){1000}){1000}')"));
    all.add(where("condition.pattern-syntax", "brand.matches('(')"));
    all.add(where("condition.nested-loops", "[1].all(a, [1].all(b, [1].all(c, true)))"));
    String fifty = "[" + "1,".repeat(49) + "1]";
    all.add(where("condition.loop-steps", fifty + ".all(a, " + fifty + ".all(b, a == b))"));
    all.add(where("cel.undeclared", "latencyMz > 5"));
    all.add(where("cel.undefined", "this.latencyMz > 5"));
    all.add(where("cel.no-function", "len(brand) > 5"));
    all.add(where("cel.unfit-operands", "latencyMs > 'x'"));
    all.add(where("cel.unfit-operands", "brand == null"));
    all.add(where("cel.unfit-operands", "eventTime > 5"));
    all.add(where("cel.unfit-operands", "duration('5s') > true"));
    all.add(where("cel.unfit-operands", "[brand] == 5"));
    all.add(where("cel.unfit-operand", "!latencyMs"));
    all.add(where("cel.unfit-arguments", "brand.contains(5)"));
    all.add(where("condition.no-word", "channel == 'wechat'"));
    all.add(where("condition.never", "2 < 1"));
    all.add(where("condition.never-count", "latencyMs < 0"));
    all.add(where("condition.contradiction", "latencyMs < 5 && latencyMs > 10"));
    all.add(where("cel.type", "latencyMs + 1"));
    all.add(where("cel.no-fields", "brand.colour == 'red'"));
    all.add(where("cel.no-range", "brand.exists(x, true)"));
    all.add(where("cel.end", "latencyMs >"));
    all.add(where("cel.not-expected", "latencyMs > 5 plus latencyMs < 9"));
    all.add(where("cel.and", "latencyMs > 5 and latencyMs < 9"));
    all.add(where("cel.missing", "(latencyMs > 5"));
    all.add(where("cel.equals", "brand = 'acme'"));
    all.add(where("cel.quotes", "brand == “acme”"));
    all.add(where("cel.full-width", "latencyMs ＞ 5"));
    all.add(where("cel.quote-not-closed", "brand == 'acme"));
    all.add(where("cel.too-much", "latencyMs > 5 5"));
    all.add(where("cel.unreadable", "brand # 'acme'"));
    all.add(where("cel.reserved", "package == 1"));
    all.add(where("cel.number", "latencyMs > 99999999999999999999"));
    all.add(where("cel.syntax", "this.?brand == 'a'"));
    all.add(where("cel.loop-variable", "[1].all(1, true)"));
    all.add(where("cel.result-variable", "[1].exists(__result__, true)"));
    all.add(where("cel.has", "has(1)"));
    all.add(where("cel.refused", "Order{id: 1} == 1"));
  }

  private static void stages(List<Arguments> all) {
    all.add(within("from-to", stages("on: event QUEUED, times: 101")));
    all.add(within("yaml.flag", stages("on: event QUEUED, optional: 5")));
    all.add(within("pattern.empty", "[]"));
    all.add(
        within(
            "pattern.name-twice",
            "[{ stage: a, on: event QUEUED }, { stage: a, next: event QUEUED }]"));
    all.add(within("pattern.exactly-one", stages("where: latencyMs > 5")));
    all.add(within("pattern.exactly-one", stages("on: event QUEUED, next: event QUEUED")));
    all.add(within("pattern.first-on", stages("next: event QUEUED")));
    all.add(within("pattern.later-not-on", stages("on: event QUEUED | on: event QUEUED")));
    all.add(within("pattern.last-not-next", stages("on: event QUEUED | not-next: event QUEUED")));
    all.add(
        within(
            "pattern.states",
            "[{ group: g, on: [{ stage: a, on: event QUEUED, times: 50 }], times: 30 }]"));
    all.add(
        within(
            "pattern.optional",
            stages("on: event QUEUED" + " | next: event QUEUED, optional: true".repeat(21))));
    all.add(within("pattern.no-certain", stages("on: event QUEUED, optional: true")));
    all.add(
        within(
            "pattern.negative-after-optional",
            stages(
                "on: event QUEUED | next: event QUEUED, optional: true"
                    + " | not-followed-by: event QUEUED")));
    all.add(
        within(
            "pattern.optional-after-greedy",
            stages(
                "on: event QUEUED, times: 2, greedy: true | next: event QUEUED, optional: true")));
    all.add(
        within(
            "pattern.greedy-until",
            stages(
                "on: event QUEUED | not-followed-by: event AGENT_REPLIED | next: event QUEUED,"
                    + " one-or-more: true, optional: true, greedy: true, until: latencyMs > 5")));
    all.add(within("reads.form", stages("on: QUEUED")));
    all.add(within("condition.never-number", stages("on: event SENTIMENT, where: score > 1")));
    all.add(within("reads.unknown-measure", stages("on: symptom waits")));
    all.add(within("reads.unknown-line", stages("on: symptom queue-waiting/low")));
    all.add(within("reads.unknown-kind", stages("on: event LAUGHED")));
    all.add(within("group.list", "[{ group: g, on: event QUEUED }]"));
    String inner = "[{ stage: a, on: event QUEUED }]";
    all.add(
        within(
            "group.negative",
            "[{ stage: one, on: event QUEUED }, { group: g, not-next: " + inner + " }]"));
    all.add(within("group.not-here", "[{ group: g, on: " + inner + ", within: 5s }]"));
    all.add(within("group.not-here", "[{ group: g, on: " + inner + ", times: 2, greedy: true }]"));
    all.add(
        within(
            "group.last-negative",
            "[{ group: g, on: [{ stage: a, on: event QUEUED },"
                + " { stage: b, not-followed-by: event QUEUED }] }]"));
    all.add(
        within(
            "group.first-contiguity",
            "[{ group: g, on: [{ stage: a, on: event QUEUED, times: 2, consecutive: true }] }]"));
    all.add(
        within(
            "group.until-nested",
            "[{ group: g, on: [{ group: h, on: "
                + inner
                + ", times: 2 }], one-or-more: true, until: latencyMs > 5 }]"));
    all.add(
        within(
            "group.until-mixed",
            "[{ group: g, on: [{ stage: a, on: event QUEUED }, { stage: b, next: symptom"
                + " queue-waiting }], one-or-more: true, until: 'true' }]"));
    all.add(
        within(
            "within.absence-too-long",
            stages(
                "on: event QUEUED | next: event QUEUED | not-followed-by: event AGENT_REPLIED,"
                    + " within: 1h")));
    all.add(within("within.longer", stages("on: event QUEUED | next: event QUEUED, within: 2h")));
    all.add(
        within(
            "within.absence-behind-loop",
            stages("on: event QUEUED, one-or-more: true | not-followed-by: event QUEUED")));
    all.add(
        within(
            "within.negative",
            stages(
                "on: event QUEUED | not-followed-by: event QUEUED, within: 5s"
                    + " | next: event QUEUED")));
    all.add(within("within.not-single", stages("on: event QUEUED, times: 2, within: 5s")));
    all.add(
        within(
            "within.behind-loop",
            stages("on: event QUEUED, one-or-more: true | next: event QUEUED, within: 5s")));
    all.add(
        within(
            "times.negative",
            stages("on: event QUEUED | not-followed-by: event QUEUED, times: 3, greedy: true")));
    all.add(within("times.not-repeated", stages("on: event QUEUED, greedy: true")));
    all.add(
        within(
            "times.greedy-combinations",
            stages("on: event QUEUED, times: 2, greedy: true, combinations: true")));
    all.add(within("times.until", stages("on: event QUEUED, times: 2, until: latencyMs > 5")));
    all.add(
        within(
            "times.contiguity",
            stages("on: event QUEUED, times: 2, consecutive: true, combinations: true")));
    all.add(within("times.either", stages("on: event QUEUED, times: 2, one-or-more: true")));
    all.add(within("times.form", stages("on: event QUEUED, times: [1]")));
    all.add(within("times.bounds", stages("on: event QUEUED, times: [3, 2]")));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("refusals")
  void isToldInBothLanguages(String key, String rule) {
    List<Fault> faults = faults(rule);
    assertThat(faults).extracting(fault -> fault.rule().key()).contains(key);

    RuleStatus answer = answer(rule, each -> List.of());

    assertThat(answer.reasons()).hasSameSizeAs(faults);
    for (Fault fault : faults) {
      assertThat(answer.says().zh()).contains(RuleWords.fault(fault.message()).zh());
      assertThat(answer.says().en()).contains(RuleWords.fault(fault.message()).en());
      assertIsChinese(fault, rule);
    }
  }

  @Test
  void everyMessageIsToldHere() throws IOException {
    Properties messages = new Properties();
    try (InputStream file = Messages.class.getResourceAsStream("/words/messages_zh.properties")) {
      messages.load(file);
    }
    Set<String> told = new TreeSet<>();
    refusals().forEach(each -> faults((String) each.get()[1]).forEach(f -> add(f.rule(), told)));
    told.addAll(OF_FAULTS);
    told.addAll(OF_LISTS);
    told.addAll(BESIDE);

    assertThat(told).isEqualTo(new TreeSet<>(messages.stringPropertyNames()));
  }

  private static void add(Message message, Set<String> told) {
    told.add(message.key());
    message.arguments().values().stream()
        .filter(Message.class::isInstance)
        .forEach(part -> add((Message) part, told));
  }

  /** How names are put together. */
  private static final Set<String> OF_LISTS =
      Set.of("list.none", "list.one", "list.next", "list.last", "clauses.next");

  /** How a fault is put together. */
  private static final Set<String> OF_FAULTS =
      Set.of("fault.of-setting", "fault.of-setting-at", "fault.of-all", "fault.at");

  /** What no text of one rule is refused for; each has a test below. */
  private static final Set<String> BESIDE =
      Set.of(
          "english",
          "end-of-text",
          "yaml.number",
          "file.not-utf8",
          "rule.cannot-run",
          "rule.id-twice",
          "rule.id-in-other-file",
          "mute.in-vain",
          "mute.none-open",
          "mute.no-rule");

  @Test
  void aRuleThatCannotBeMadeIsToldOfWithoutTheJobsOwnWords() {
    String fit = text(Map.of());
    RuleStatus answer =
        answer(
            fit,
            rule -> {
              throw new IllegalStateException("java.lang.Secret at line 5");
            });

    assertThat(answer.says())
        .isEqualTo(
            new LocalizedText(
                "未执行指令 RULE_UPSERT：规则定义有误：该规则无法在当前版本的作业中运行，原因已写入作业日志。",
                "Nothing is changed by RULE_UPSERT: The rule has a fault: the rule cannot run in"
                    + " this version of the job, whose log has the reason."));
    assertThat(RuleStatus.unfit("r", List.of(EffectiveRule.CANNOT_RUN), 0).says().zh())
        .isEqualTo("规则 r 已无法运行，不再生效：该规则无法在当前版本的作业中运行，原因已写入作业日志。");
  }

  @Test
  void whatOnlyFilesAreRefusedForIsToldInBothLanguagesToo() {
    String rule = text(Map.of());
    String file = "rules: [" + asFlow() + ", " + asFlow() + "]";
    Fault twice =
        catchThrowableOfType(
                InvalidDefinitionException.class, () -> RuleSet.parse("f", file, CATALOG))
            .faults()
            .get(0);
    RuleSet one = RuleSet.of(List.of(RuleSet.parseRule("f", rule, CATALOG)));
    Fault inOther =
        catchThrowableOfType(InvalidDefinitionException.class, () -> one.plus("g", one))
            .faults()
            .get(0);
    Faults ofNumber = new Faults();
    Yaml.parse("share: many", ofNumber).number("share", 0);

    assertThat(twice.in(Language.ZH)).isEqualTo("rules[1].id 必须唯一，'small' 与 rules[0] 重复");
    assertThat(inOther.in(Language.ZH)).isEqualTo("rules 的编号必须唯一，'small' 与另一文件重复");
    assertThat(ofNumber.all().get(0).in(Language.ZH)).isEqualTo("share 必须是数字，实为 \"many\"");
  }

  @Test
  void aConditionAloneTellsItsPlace() {
    Fault fault =
        catchThrowableOfType(
                InvalidConditionException.class,
                () -> Condition.compile("brand == 5", Vocabulary.EVENT))
            .faults()
            .get(0);

    assertThat(fault.in(Language.ZH)).isEqualTo("1:7 处：== 不能用于文本与数字之间");
    assertThat(fault.within("where").in(Language.ZH)).startsWith("where 的 1:7 处：== 不能用于");
    assertThat(fault).hasToString("1:7: == cannot stand between a text and a number");
  }

  @Test
  void aLongValueIsCut() {
    RuleStatus answer = answer(text(Map.of("id", "A".repeat(100_000))), each -> List.of());

    assertThat(answer.says().zh().length()).isLessThan(600);
    assertThat(answer.reasons().get(0).length()).isLessThan(600);
  }

  private static void assertIsChinese(Fault fault, String rule) {
    Message message = fault.rule();
    assertThat(message.arguments().keySet())
        .as(message.key())
        .isEqualTo(Messages.placeholders(Language.ZH, message.key()));
    String zh = fault.in(Language.ZH);
    String words = zh.replace(fault.place(), "");
    for (Object argument : message.arguments().values()) {
      String value = argument instanceof Message part ? part.in(Language.ZH) : argument.toString();
      if (!QUOTING.contains(message.key()) && !rule.contains(value)) {
        assertThat(ENGLISH.matcher(value).find()).as(zh).isFalse();
      }
      words = words.replace(value, "");
    }
    Set<String> foreign = new HashSet<>();
    Matcher found = WORD.matcher(words);
    while (found.find()) {
      foreign.add(found.group());
    }
    foreign.removeAll(WRITTEN);
    foreign.removeAll(Set.of("ms"));
    assertThat(foreign).as(zh).isEmpty();
    assertThat(zh).doesNotContain("英文");
    assertThat(zh.codePoints().anyMatch(Character::isIdeographic)).as(zh).isTrue();
  }

  private static List<Fault> faults(String rule) {
    return catchThrowableOfType(
            InvalidDefinitionException.class, () -> RuleSet.parseRule("rule", rule, CATALOG))
        .faults();
  }

  private static RuleStatus answer(String rule, RuleTrial trial) {
    return new RuleClerk(RuleSet.empty(), CATALOG, trial)
        .answer(
            ControlFunctionTest.command(
                ControlKind.RULE_UPSERT, "c1", ControlFunctionTest.NOON, Map.of("rule", rule)),
            ControlFunctionTest.NOON)
        .status();
  }

  /** A fit rule with other settings; a null takes one away. */
  private static Arguments rule(String key, String... settings) {
    Map<String, String> others = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      others.put(settings[i], settings[i + 1]);
    }
    return text(key, text(others));
  }

  private static Arguments within(String key, String pattern, String... settings) {
    Map<String, String> others = new LinkedHashMap<>(Map.of("pattern", pattern, "within", "1h"));
    for (int i = 0; i < settings.length; i += 2) {
      others.put(settings[i], settings[i + 1]);
    }
    return text(key, text(others));
  }

  private static Arguments where(String key, String condition) {
    return rule(key, "pattern", "[{ stage: one, on: event QUEUED, where: \"" + condition + "\" }]");
  }

  private static Arguments says(String key, String sentence) {
    return rule(key, "says", "{ zh: \"" + sentence + "\", en: fit }");
  }

  private static Arguments text(String key, String text) {
    return Arguments.of(key, text);
  }

  /** Stages by what they read: {@code on: event QUEUED | next: event QUEUED}. */
  private static String stages(String stages) {
    List<String> all = new ArrayList<>();
    for (String stage : stages.split(" [|] ")) {
      all.add("{ stage: s" + all.size() + ", " + stage + " }");
    }
    return all.toString();
  }

  private static String text(Map<String, String> others) {
    return settings(others).entrySet().stream()
        .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String asFlow() {
    return settings(Map.of()).entrySet().stream()
        .map(setting -> setting.getKey() + ": " + setting.getValue())
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static Map<String, String> settings(Map<String, String> others) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("id", "small");
    settings.put("incident", "SYSTEM_FAULT");
    settings.put("key", "[tenant]");
    settings.put("pattern", "[{ stage: one, on: event BOT_FAILED }]");
    settings.put("level", "{ base: II }");
    settings.put("says", "{ zh: 坏, en: bad }");
    others.forEach(
        (name, value) -> {
          settings.remove(name);
          if (value != null) {
            settings.put(name, value);
          }
        });
    return settings;
  }
}

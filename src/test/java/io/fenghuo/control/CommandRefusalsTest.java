package io.fenghuo.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command is refused for, beside a rule's own text, is told wholly in Chinese too. */
class CommandRefusalsTest {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]+");

  /** Names of fields, and what texts and times are called everywhere. */
  private static final Set<String> WRITTEN =
      Set.of(
          "commandId",
          "kind",
          "actor",
          "reason",
          "effectiveAt",
          "tenant",
          "incidentId",
          "ruleId",
          "rule",
          "department",
          "level",
          "id",
          "profile",
          "types",
          "brand",
          "channel",
          "APP",
          "DOUYIN",
          "EMAIL",
          "OTHER",
          "PHONE",
          "WEB",
          "WECHAT",
          "WEIBO",
          "unknown",
          "rules",
          "queueId",
          "source",
          "from",
          "until",
          "for",
          "incident",
          "max-mute",
          "auto",
          "general",
          "finance",
          "RFC",
          "UTF-",
          "JSON",
          "null",
          "schemaVersion");

  /** Each field with what it cannot be. */
  private static final Map<String, String> WRONG = wrong();

  private static Map<String, String> wrong() {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (String name :
        List.of("tenant", "incidentId", "id", "ruleId", "rule", "brand", "channel", "queueId")) {
      wrong.put(name, " ");
    }
    for (String name : List.of("department", "level", "types", "profile", "colour")) {
      wrong.put(name, "Qq");
    }
    wrong.put("from", "Noon");
    wrong.put("until", "946684800001");
    wrong.put("for", "Long");
    return wrong;
  }

  @ParameterizedTest
  @EnumSource
  void ofEveryKind(ControlKind kind) {
    List<Map<String, String>> sent = new ArrayList<>(List.of(Map.of(), WRONG));
    WRONG.forEach((name, value) -> sent.add(Map.of(name, value)));
    WRONG.keySet().forEach(name -> sent.add(Map.of(name, "Ee")));
    sent.add(Map.of("tenant", "shop", "brand", "Ee", "until", "946684800001"));
    sent.add(
        Map.of("tenant", "shop", "brand", "Ee", "from", "946684800000", "until", "946684900000"));
    sent.add(Map.of("tenant", "shop", "brand", "Ee", "for", "99d"));
    sent.add(Map.of("tenant", "shop", "brand", "Ee ", "channel", "Ee", "for", "1d"));
    sent.add(Map.of("ruleId", "Ee ", "brand", "Ee"));
    sent.add(Map.of("tenant", "shop", "brand", "Ee", "incidentId", "Ee", "for", "1d"));

    for (Map<String, String> fields : sent) {
      for (long effectiveAt :
          new long[] {ControlFunctionTest.NOON, ControlFunctionTest.NOON + 86_400_000}) {
        LocalizedText refusal =
            refusal(ControlFunctionTest.command(kind, "c1", effectiveAt, fields));
        if (refusal != null) {
          assertIsChinese(refusal.zh(), fields.values());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{'kind':'ACK'}",
        "{'commandId':5}",
        "{'commandId':'c1','kind':'Qq'}",
        "{'commandId':'c1','kind':'ACK','kind':'ACK'}",
        "{'commandId':'c1','kind':'ACK','actor':' '}",
        "{'commandId':'c1','kind':'SILENCE','actor':'li','reason':'ok','brand':null}",
        "{'commandId':'c1','kind':'ACK','actor':'li','reason':{}}",
        "{'commandId':'c1','kind':'ACK','actor':'li','reason':'ok','effectiveAt':'Noon'}",
        "{'commandId':'c1','kind':'ACK','actor':'li','reason':'ok','effectiveAt':5}",
      })
  void ofWhatCannotBeRead(String record) {
    ControlInput input =
        new ControlDecoder(1_000)
            .decode(new Origin("ops.control", 0, 0), 0, record.replace('\'', '"').getBytes(UTF_8));

    assertIsChinese(input.rejection().says().zh(), List.of("Qq", "Noon"));
  }

  @Test
  void ofWhatIsNoText() {
    ControlDecoder decoder = new ControlDecoder(100);
    Origin origin = new Origin("ops.control", 0, 0);
    for (byte[] value : Arrays.asList(null, new byte[200], new byte[] {'"', (byte) 0xff})) {
      assertIsChinese(decoder.decode(origin, 0, value).rejection().says().zh(), List.of());
    }
  }

  /** Null where it is accepted, or is of a kind that is not carried out at all. */
  private static LocalizedText refusal(ControlCommand command) {
    if (command.kind().isOfRules()) {
      return new RuleClerk(RuleSet.empty(), ControlFunctionTest.MEASURES, rule -> List.of())
          .answer(command, ControlFunctionTest.NOON)
          .status()
          .says();
    }
    return command.kind().ofIncidents() == null
        ? null
        : new IncidentClerk(Sent.LIMITS)
            .decide(command, ControlFunctionTest.NOON, Sent.RULES)
            .refusal();
  }

  private static void assertIsChinese(String zh, Iterable<String> values) {
    Set<String> foreign = new TreeSet<>();
    Matcher words = WORD.matcher(zh);
    while (words.find()) {
      foreign.add(words.group());
    }
    foreign.removeAll(WRITTEN);
    values.forEach(foreign::remove);
    WRONG.keySet().forEach(foreign::remove);
    Stream.<Enum<?>[]>of(
            ControlKind.values(), Department.values(), IncidentType.values(), Level.values())
        .flatMap(Arrays::stream)
        .forEach(code -> foreign.remove(code.name()));
    assertThat(foreign).as(zh).isEmpty();
  }
}

package io.fenghuo.tool.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventSchema;
import io.fenghuo.match.Finding;
import io.fenghuo.pipeline.Definitions;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/**
 * Every default rule, and through them every default measure, with each optional field absent from
 * all that its examples bring: it finds the same, or nothing where this table says why, so that
 * nothing is lost because nobody thought of it.
 */
class AbsentFieldsTest {

  private static final Set<EventField> ALWAYS =
      EnumSet.of(EventField.KIND, EventField.EVENT_ID, EventField.TENANT, EventField.BRAND);

  /** Where the field is the very thing that is found, or says whose it is: without it, nothing. */
  private static final List<String> NOTHING_WITHOUT =
      List.of(
          // It is no complaint.
          "anger-spreads · most of sixty complaining customers are angry · isComplaint",
          "anger-spreads-among-few · ten customers complain within the hour, and all of them are"
              + " angry · isComplaint",
          // A queue that has no bots has none up either.
          "bots-down · the bots of the last queue go down · botsTotal",
          "bots-down · the bots of the last queue go down · botsUp",
          // A report of others: leak-reported finds it.
          "contact-told · a telephone number or an address was told that the session's customer had"
              + " not written · source",
          "identity-number-told · a number was told that the session's customer had not written ·"
              + " source",
          // On no list.
          "hot-search · a list says nothing of polarity, and the topic's mentions are hostile ·"
              + " hotSearchRank",
          "hot-search · rank ten is level II, rank three level I · hotSearchRank",
          "hot-search-unjudged · nobody has judged a mention of the topic · hotSearchRank",
          // Nothing tells whether it is hostile: the rules -unjudged find it, at a lower level.
          "hot-search · a list says nothing of polarity, and the topic's mentions are hostile ·"
              + " polarity",
          "hot-search · a list says nothing of polarity, and the topic's mentions are hostile ·"
              + " topicId",
          "hot-search · rank ten is level II, rank three level I · polarity",
          "loud-voice · a media account with many followers · polarity",
          "mention-storm · the hundredth hostile mention within ten minutes · polarity",
          "reach-grows · thirty million views on a topic that is hostile · polarity",
          "reach-grows · thirty million views on a topic that is hostile · topicId",
          "reach-grows · two mentions together are viewed a million times · polarity",
          // Nobody knows how loud, or how widely seen.
          "loud-voice · a media account with many followers · followers",
          "loud-voice-unjudged · nothing is known of what it says · followers",
          "reach-grows · thirty million views on a topic that is hostile · views",
          "reach-grows · two mentions together are viewed a million times · views",
          "unjudged-reach-grows · a list that says nothing of polarity, on a topic that nobody has"
              + " judged · views");

  @Test
  void everyDefaultRuleFindsWhatTheTableSaysWithEachOptionalFieldAbsent() throws Exception {
    RuleFiles files = RuleFiles.read(new Configuration());
    Map<Example, EventField> variants = new LinkedHashMap<>();
    List<Example> whole = new ArrayList<>();
    for (Example example : files.examples()) {
      if (example.finds().isEmpty() || example.events().isEmpty()) {
        continue;
      }
      whole.add(example);
      for (EventField field : optional(example)) {
        variants.put(without(example, field), field);
      }
    }
    ExampleRun run = new ExampleRun(Definitions.read(new Configuration()), new Configuration());
    Map<String, List<String>> expected = new TreeMap<>();
    run.run(whole).forEach((example, found) -> expected.put(example.label(), levels(found)));
    Map<String, String> other = new TreeMap<>();
    for (Map.Entry<Example, List<Finding>> each :
        run.run(new ArrayList<>(variants.keySet())).entrySet()) {
      List<String> found = levels(each.getValue());
      if (!found.equals(expected.get(each.getKey().label()))) {
        other.put(
            each.getKey().label() + " · " + variants.get(each.getKey()).fieldName(),
            found.toString());
      }
    }
    assertThat(other.keySet()).containsExactlyInAnyOrderElementsOf(NOTHING_WITHOUT);
    assertThat(other.values()).containsOnly("[]");
  }

  private static List<String> levels(List<Finding> found) {
    return found.stream().map(finding -> finding.level().name()).toList();
  }

  private static Set<EventField> optional(Example example) {
    Set<EventField> optional = EnumSet.noneOf(EventField.class);
    for (Event event : example.events()) {
      for (EventField field : EventField.values()) {
        if (field.of(event) != null
            && !ALWAYS.contains(field)
            && !EventSchema.required(event.kind()).contains(field)) {
          optional.add(field);
        }
      }
    }
    return optional;
  }

  private static Example without(Example example, EventField field) throws Exception {
    List<Event> events = new ArrayList<>();
    for (Event event : example.events()) {
      boolean isRequired = EventSchema.required(event.kind()).contains(field);
      events.add(isRequired ? event : (Event) without(event, field.fieldName()));
    }
    return new Example(
        example.ruleId(),
        example.name(),
        example.throughMeasures(),
        events,
        example.symptoms(),
        example.finds(),
        example.untilMillis(),
        example.tenants());
  }

  /** The record, or one in it, without that component; false stands for a truth that is absent. */
  private static Object without(Object record, String name) throws Exception {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object value = components[i].getAccessor().invoke(record);
      if (components[i].getName().equals(name)) {
        value = types[i] == boolean.class ? Boolean.FALSE : null;
      } else if (value instanceof Record inner && !components[i].getName().equals("origin")) {
        value = without(inner, name);
      }
      values[i] = value;
    }
    return record.getClass().getDeclaredConstructor(types).newInstance(values);
  }
}

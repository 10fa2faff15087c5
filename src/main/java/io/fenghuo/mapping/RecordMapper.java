package io.fenghuo.mapping;

import io.fenghuo.condition.Expression;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.event.EventField;
import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import io.fenghuo.json.StrictJson;
import io.fenghuo.mapping.Mapping.EventRule;
import io.fenghuo.mapping.Mapping.Unmatched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping, compiled. Each event rule is asked in its order, and all that take a record give their
 * events. What one of the events lacks does not touch the others. Pure: the same record gives the
 * same events, in the same order, under the same ids. Not for several threads at once.
 */
public final class RecordMapper {

  /** Of one list; more is no record of something that happened but an archive. */
  static final int MAX_ITEMS = 1_000;

  private static final String EVENT_ID = EventField.EVENT_ID.fieldName();

  private final Guard when;
  private final Unmatched unmatched;
  private final List<EventMapper> rules;

  private RecordMapper(Guard when, Unmatched unmatched, List<EventMapper> rules) {
    this.when = when;
    this.unmatched = unmatched;
    this.rules = rules;
  }

  public static RecordMapper compile(Mapping mapping) {
    try {
      List<EventMapper> rules = new ArrayList<>();
      for (EventRule rule : mapping.events()) {
        rules.add(EventMapper.compile(rule));
      }
      Guard when = Guard.compile("when", mapping.when(), Variables.OF_RECORD);
      return new RecordMapper(when, mapping.unmatched(), rules);
    } catch (InvalidConditionException e) {
      throw new IllegalStateException("A mapping's expressions compile once it is read", e);
    }
  }

  /**
   * Decodes a record as mappings read it.
   *
   * @param value the record's value, or null
   * @param maxBytes a longer record is refused unread
   */
  public static Object json(byte[] value, int maxBytes) throws RefusedException {
    return StrictJson.tree(value, maxBytes, Expression::data);
  }

  /**
   * What becomes of a record. Nothing, where it is none of our business: {@code when} does not
   * hold, or no rule takes it and the mapping says to skip such records, or it has nothing in its
   * lists.
   */
  public List<MappedEvent> map(SourceRecord record) {
    Variables variables = Variables.of(record);
    try {
      if (!when.holds(variables)) {
        return List.of();
      }
    } catch (RefusedException e) {
      return List.of(MappedEvent.refused(0, e));
    }
    MappedRecord mapped = new MappedRecord(record);
    for (EventMapper rule : rules) {
      mapped.ask(rule, variables);
    }
    if (!mapped.taken && unmatched == Unmatched.DEAD_LETTER) {
      return List.of(
          MappedEvent.refused(
              0,
              new RefusedException(
                  RefusalReason.NO_EVENT_RULE, "no event rule of the mapping takes the record")));
    }
    return mapped.events;
  }

  /** The mapping of one record. */
  private static final class MappedRecord {

    private final SourceRecord record;
    private final List<MappedEvent> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean taken;

    MappedRecord(SourceRecord record) {
      this.record = record;
    }

    void ask(EventMapper rule, Variables variables) {
      List<Variables> candidates;
      try {
        candidates = rule.candidates(variables);
      } catch (RefusedException e) {
        fail(e);
        return;
      }
      if (candidates == null) {
        return;
      }
      taken |= rule.isForEach();
      for (Variables candidate : candidates) {
        try {
          if (rule.takes(candidate)) {
            taken = true;
            event(rule, rule.map(candidate));
          }
        } catch (RefusedException e) {
          fail(e);
        }
      }
    }

    private void fail(RefusedException e) {
      taken = true;
      events.add(MappedEvent.refused(events.size(), e));
    }

    /**
     * Gives each event of the record an id of its own: one that the mapping does not give is the
     * event's address; one that an earlier event of the record has is told apart by the part.
     */
    private void event(EventMapper rule, Map<String, Object> values) {
      int part = events.size();
      if (!rule.givesId()) {
        values.put(EVENT_ID, record.origin().withPart(part).toString());
      } else if (values.get(EVENT_ID) instanceof String id && !ids.add(id)) {
        values.put(EVENT_ID, id + "#" + part);
      }
      events.add(MappedEvent.of(part, JsonFields.of(values)));
    }
  }
}

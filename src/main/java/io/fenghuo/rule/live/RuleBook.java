package io.fenghuo.rule.live;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of the files, and over them what operators have changed since: plain Java, the same in
 * every station and subtask that has taken the same changes.
 *
 * <p>The last change of a rule wins: a change that is scheduled and not yet in force is withdrawn
 * by the next one. A change outlives the files: a job that is restored with other files keeps an
 * operator's text, pause or deletion until an operator changes it again. A text that cannot be read
 * any more, as when its measure is gone, is no fault of the job: that rule is not in force and
 * {@linkplain #unreadable told of}.
 */
public final class RuleBook {

  private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

  private final Map<String, Rule> files = new LinkedHashMap<>();
  private final DefinitionCatalog measures;
  private final Map<String, RuleEntry> entries = new TreeMap<>();
  private final Map<String, EffectiveRule> changed = new TreeMap<>();
  private final Map<String, Rule> scheduled = new TreeMap<>();
  private final Set<String> pending = new TreeSet<>();
  private final Map<String, List<Message>> unreadable = new TreeMap<>();
  private long nextDueMillis = Long.MAX_VALUE;

  public RuleBook(RuleSet files, DefinitionCatalog measures) {
    files.rules().forEach(rule -> this.files.put(rule.id(), rule));
    this.measures = measures;
  }

  /** Takes up what another book had. */
  public void restore(Collection<RuleEntry> saved) {
    saved.forEach(this::keep);
  }

  /** What there is beyond the files, by rule id. */
  public Collection<RuleEntry> entries() {
    return entries.values();
  }

  /** Null where the rule stands as it is in the files, or is not known at all. */
  public RuleEntry entry(String ruleId) {
    return entries.get(ruleId);
  }

  /** The definition of that id in the files; null where there is none. */
  public Rule ofFiles(String ruleId) {
    return files.get(ruleId);
  }

  /** The rule of that id that is evaluated; null where none is. */
  public EffectiveRule inForce(String ruleId) {
    if (entries.containsKey(ruleId) && entries.get(ruleId).current() != null) {
      return changed.get(ruleId);
    }
    Rule rule = files.get(ruleId);
    return rule == null ? null : asInFiles(rule);
  }

  /** All that are evaluated: the files' ids in their order, then the others by name. */
  public List<EffectiveRule> inForce() {
    List<EffectiveRule> all = new ArrayList<>();
    for (String id : files.keySet()) {
      EffectiveRule rule = inForce(id);
      if (rule != null) {
        all.add(rule);
      }
    }
    changed.forEach(
        (id, rule) -> {
          if (!files.containsKey(id)) {
            all.add(rule);
          }
        });
    return all;
  }

  /** Of all rules that are known, whatever they stand as; not of those that were deleted. */
  public Set<String> ids() {
    Set<String> ids = new TreeSet<>(files.keySet());
    for (RuleEntry entry : entries()) {
      if (entry.newest().standing() == RuleStanding.DELETED) {
        ids.remove(entry.ruleId());
      } else {
        ids.add(entry.ruleId());
      }
    }
    return ids;
  }

  /** All that are evaluated or will be: what a station in front must not keep from them. */
  public List<Rule> wanted() {
    List<Rule> all = new ArrayList<>();
    inForce().forEach(rule -> all.add(rule.rule()));
    all.addAll(scheduled.values());
    return all;
  }

  /** Rules whose text can no longer be read, with every reason. */
  public Map<String, List<Message>> unreadable() {
    return unreadable;
  }

  /** When {@link #promote} will next have something to do. */
  public long nextDueMillis() {
    return nextDueMillis;
  }

  /** A change comes; it is in force at once or kept for its time. */
  public List<RuleTransition> put(RuleChange change, RuleClock clock) {
    RuleEntry entry = entries.get(change.ruleId());
    if (entry != null && entry.newest().revision() >= change.revision()) {
      return List.of();
    }
    long now = clock.nowFor(timedBy(change));
    if (change.effectiveAtMillis() <= now) {
      return List.of(transition(change, now));
    }
    keep(
        new RuleEntry(
            change.ruleId(),
            entry == null ? null : entry.current(),
            change,
            entry == null ? RuleEntry.NEVER_WARMED : entry.warmUntilMillis()));
    return List.of();
  }

  /** What was kept for a time that has come is in force now. */
  public List<RuleTransition> promote(RuleClock clock) {
    List<RuleTransition> transitions = new ArrayList<>();
    for (String id : List.copyOf(pending)) {
      RuleChange next = entries.get(id).next();
      long now = clock.nowFor(timedBy(next));
      if (next.effectiveAtMillis() <= now) {
        transitions.add(transition(next, now));
      }
    }
    return transitions;
  }

  /**
   * The first signal has come: rules that began before any are warm a whole pattern later.
   *
   * @return their newest changes
   */
  public List<RuleChange> begin(long firstMillis) {
    List<RuleChange> begun = new ArrayList<>();
    for (RuleEntry entry : List.copyOf(entries.values())) {
      EffectiveRule rule = changed.get(entry.ruleId());
      if (entry.warmUntilMillis() == RuleEntry.FROM_FIRST_SIGNAL && rule != null) {
        long until = firstMillis + rule.rule().withinMillis();
        keep(new RuleEntry(entry.ruleId(), entry.current(), entry.next(), until));
        begun.add(entry.newest());
      }
    }
    return begun;
  }

  /** Until when what a change began may lack what came before; see {@link RuleEntry}. */
  public long warmUntilMillis(RuleChange change) {
    RuleEntry entry = entries.get(change.ruleId());
    if (entry == null || entry.next() == null) {
      return entry == null ? RuleEntry.NEVER_WARMED : entry.warmUntilMillis();
    }
    Rule rule = scheduled.get(change.ruleId());
    return warmUntil(inForce(change.ruleId()), change, rule, change.effectiveAtMillis());
  }

  private RuleTransition transition(RuleChange change, long nowMillis) {
    String id = change.ruleId();
    EffectiveRule before = inForce(id);
    Rule rule = change.standing().isRunning() ? definition(change) : null;
    keep(new RuleEntry(id, change, null, warmUntil(before, change, rule, nowMillis)));
    if (change.standing() == RuleStanding.DELETED && !files.containsKey(id)) {
      entries.remove(id);
    }
    return new RuleTransition(change, before, inForce(id));
  }

  private static long warmUntil(
      EffectiveRule before, RuleChange change, Rule rule, long nowMillis) {
    if (rule == null || rule.withinMillis() == 0) {
      return RuleEntry.NEVER_WARMED;
    }
    boolean keeps = before != null && before.generation() == change.generation();
    if (keeps && rule.withinMillis() <= before.rule().withinMillis()) {
      return before.warmUntilMillis();
    }
    long since = Math.max(nowMillis, change.effectiveAtMillis());
    return since == Long.MIN_VALUE ? RuleEntry.FROM_FIRST_SIGNAL : since + rule.withinMillis();
  }

  private void keep(RuleEntry entry) {
    String id = entry.ruleId();
    entries.put(id, entry);
    changed.remove(id);
    scheduled.remove(id);
    unreadable.remove(id);
    RuleChange current = entry.current();
    if (current != null && current.standing().isRunning()) {
      Rule rule = definition(current);
      if (rule != null) {
        changed.put(
            id,
            new EffectiveRule(
                rule,
                current.standing(),
                current.generation(),
                entry.warmUntilMillis(),
                current.source() == null));
      }
    }
    pending.remove(id);
    if (entry.next() != null) {
      pending.add(id);
      Rule rule = entry.next().standing().isRunning() ? definition(entry.next()) : null;
      if (rule != null) {
        scheduled.put(id, rule);
      }
    }
    nextDueMillis =
        pending.stream()
            .mapToLong(each -> entries.get(each).next().effectiveAtMillis())
            .min()
            .orElse(Long.MAX_VALUE);
  }

  private Rule definition(RuleChange change) {
    if (change.source() == null) {
      return files.get(change.ruleId());
    }
    try {
      return RuleTexts.read(change.ruleId(), change.source(), measures);
    } catch (InvalidDefinitionException e) {
      unreadable.put(change.ruleId(), e.faults().stream().map(Fault::message).toList());
    } catch (RuntimeException e) {
      // Whatever another version of the job does to a text that this one had accepted.
      LOG.warn("A rule's text cannot be read ruleId={}", change.ruleId(), e);
      unreadable.put(change.ruleId(), List.of(EffectiveRule.CANNOT_RUN));
    }
    return null;
  }

  /** The rule whose clock decides when a change is due. */
  private Rule timedBy(RuleChange change) {
    EffectiveRule before = inForce(change.ruleId());
    if (before != null) {
      return before.rule();
    }
    return change.standing().isRunning() ? definition(change) : null;
  }

  private static EffectiveRule asInFiles(Rule rule) {
    return new EffectiveRule(rule, RuleStanding.ACTIVE, 0, RuleEntry.NEVER_WARMED, true);
  }
}

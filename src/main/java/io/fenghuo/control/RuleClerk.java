package io.fenghuo.control;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.definition.MeasureCatalog;
import io.fenghuo.live.LiveRule;
import io.fenghuo.live.RuleBook;
import io.fenghuo.live.RuleChange;
import io.fenghuo.live.RuleEntry;
import io.fenghuo.live.RuleStanding;
import io.fenghuo.live.RuleStatus;
import io.fenghuo.live.RuleTrial;
import io.fenghuo.live.RuleTurn;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what a command on a rule comes to: plain Java.
 *
 * <p>It keeps a book as the stations do, in which a change is in force when a later command's Kafka
 * timestamp has passed its time. Each answer is remembered by its command's id, the last {@value
 * #MAX_ANSWERS} of them: the same command sent again is answered again, word for word, and does
 * nothing; one that comes after so many others is a new one.
 */
final class RuleClerk {

  static final int MAX_ANSWERS = 1_000;

  /** How many rules may differ from the files; each is a text in the memory of every station. */
  static final int MAX_CHANGED_RULES = 1_000;

  private final MeasureCatalog measures;
  private final RuleTrial trial;
  private final RuleBook book;
  private final Map<String, RuleStatus> answers = new LinkedHashMap<>();
  private final int maxChangedRules;
  private long revision;

  RuleClerk(RuleSet files, MeasureCatalog measures, RuleTrial trial) {
    this(files, measures, trial, MAX_CHANGED_RULES);
  }

  RuleClerk(RuleSet files, MeasureCatalog measures, RuleTrial trial, int maxChangedRules) {
    this.measures = measures;
    this.trial = trial;
    this.book = new RuleBook(files, measures);
    this.maxChangedRules = maxChangedRules;
  }

  void restore(DeskState state) {
    revision = state.revision();
    book.restore(state.entries());
    state.answers().forEach(answer -> answers.put(answer.commandId(), answer));
  }

  DeskState state() {
    return new DeskState(
        revision, new ArrayList<>(book.entries()), new ArrayList<>(answers.values()));
  }

  RuleBook book() {
    return book;
  }

  /**
   * @param recordTimeMillis Kafka's timestamp of the command
   */
  RuleAnswer answer(ControlCommand command, long recordTimeMillis) {
    RuleStatus before = answers.get(command.commandId());
    if (before != null) {
      return new RuleAnswer(before, null, null);
    }
    book.promote(rule -> recordTimeMillis);
    RuleAnswer answer = decide(command, recordTimeMillis);
    answers.put(command.commandId(), answer.status());
    if (answers.size() > MAX_ANSWERS) {
      answers.remove(answers.keySet().iterator().next());
    }
    return answer;
  }

  /** A command that could not be read in full, but is one on a rule. */
  RuleStatus refuse(ControlRejection rejection) {
    return RuleWords.rejected(
        rejection, List.of(new Reason(rejection.messageZh(), rejection.messageEn())));
  }

  private RuleAnswer decide(ControlCommand command, long recordTimeMillis) {
    Request request = Request.of(command);
    List<Reason> reasons = new ArrayList<>(request.faults());
    Rule rule = null;
    String source = null;
    String id = request.ruleId();
    if (reasons.isEmpty() && request.text() != null) {
      source = request.text();
      rule = read(source, reasons);
      id = rule == null ? null : rule.id();
    } else if (reasons.isEmpty()) {
      RuleChange newest = newest(id);
      source = newest == null ? null : newest.source();
      rule = definition(id, source);
      standingReasons(command.kind(), id, rule, reasons);
    }
    if (reasons.isEmpty()
        && book.entry(id) == null
        && book.entries().size() >= maxChangedRules) {
      reasons.add(RuleWords.tooMany(maxChangedRules));
    }
    if (!reasons.isEmpty()) {
      return new RuleAnswer(
          RuleWords.rejected(command, recordTimeMillis, id, reasons), null, null);
    }
    return accept(command, recordTimeMillis, rule, source);
  }

  private RuleAnswer accept(
      ControlCommand command, long recordTimeMillis, Rule rule, String source) {
    RuleStanding standing = Request.standing(command.kind());
    boolean later = command.effectiveAtMillis() > recordTimeMillis;
    LiveRule before = book.inForce(rule.id());
    boolean keeps =
        before != null
            && standing.isRunning()
            && before.rule().shape().equals(rule.shape());
    RuleEntry entry = book.entry(rule.id());
    revision++;
    RuleChange change =
        new RuleChange(
            revision,
            keeps ? before.generation() : revision,
            rule.id(),
            standing,
            source,
            rule.version(),
            rule.hash(),
            later ? command.effectiveAtMillis() : RuleChange.AT_ONCE,
            command.commandId());
    RuleStatus withdrawn =
        entry == null || entry.next() == null
            ? null
            : RuleWords.withdrawn(entry.next(), command.commandId(), recordTimeMillis);
    book.put(change, r -> recordTimeMillis);
    // What it will mean when its time has come, by what is in force now.
    RuleTurn turn =
        new RuleTurn(
            change,
            before,
            standing.isRunning()
                ? new LiveRule(rule, standing, change.generation(), RuleEntry.NEVER_WARMED)
                : null);
    return new RuleAnswer(
        RuleWords.accepted(command, recordTimeMillis, change, turn.effect()), change, withdrawn);
  }

  private Rule read(String text, List<Reason> reasons) {
    try {
      Rule rule = RuleSet.parseRule("rule", text, measures);
      trial.make(rule);
      return rule;
    } catch (InvalidDefinitionException e) {
      e.faults().forEach(fault -> reasons.add(RuleWords.fault(fault)));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a text may do to a parser or a compiler, it must not take the job down.
      reasons.add(RuleWords.fault("rule cannot be made: " + e));
    }
    return null;
  }

  private RuleChange newest(String id) {
    RuleEntry entry = book.entry(id);
    return entry == null ? null : entry.current();
  }

  private Rule definition(String id, String source) {
    if (source == null) {
      return book.ofFiles(id);
    }
    return read(source, new ArrayList<>());
  }

  private void standingReasons(ControlKind kind, String id, Rule rule, List<Reason> reasons) {
    RuleStanding now = standing(id);
    if (now == null || now == RuleStanding.DELETED) {
      reasons.add(RuleWords.unknown(id));
    } else if (rule == null) {
      reasons.add(RuleWords.unreadable(id));
    } else if (now == Request.standing(kind) && !isScheduled(id)) {
      reasons.add(RuleWords.already(id, now));
    }
  }

  private boolean isScheduled(String id) {
    return book.entry(id) != null && book.entry(id).next() != null;
  }

  private RuleStanding standing(String id) {
    RuleEntry entry = book.entry(id);
    if (entry != null && entry.current() != null) {
      return entry.current().standing();
    }
    return book.ofFiles(id) == null ? null : RuleStanding.ACTIVE;
  }
}

package io.fenghuo.control;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.EffectiveRule;
import io.fenghuo.rule.live.RuleBook;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleEntry;
import io.fenghuo.rule.live.RuleStanding;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleTrial;
import io.fenghuo.rule.live.StateEffect;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a command on a rule comes to: plain Java.
 *
 * <p>It keeps a book as the stations do, in which a change is in force when a later command's Kafka
 * timestamp has passed its time. Each answer is remembered by its command's id, the last {@value
 * #MAX_ANSWERS} of them: the same command sent again is answered again, word for word, and does
 * nothing; another command under a known id is refused; one that comes after so many others is a
 * new one.
 */
final class RuleClerk {

  private static final Logger LOG = LoggerFactory.getLogger(RuleClerk.class);

  static final int MAX_ANSWERS = 1_000;

  /** How many rules may differ from the files; each is a text in the memory of every station. */
  static final int MAX_CHANGED_RULES = 1_000;

  private final DefinitionCatalog measures;
  private final RuleTrial trial;
  private final RuleBook book;
  private final Map<String, RuleStatus> answers = new LinkedHashMap<>();
  private final Map<String, Integer> contents = new HashMap<>();
  private final int maxChangedRules;
  private long revision;

  RuleClerk(RuleSet files, DefinitionCatalog measures, RuleTrial trial) {
    this(files, measures, trial, MAX_CHANGED_RULES);
  }

  RuleClerk(RuleSet files, DefinitionCatalog measures, RuleTrial trial, int maxChangedRules) {
    this.measures = measures;
    this.trial = trial;
    this.book = new RuleBook(files, measures);
    this.maxChangedRules = maxChangedRules;
  }

  void restore(DeskState state) {
    revision = state.revision();
    book.restore(state.entries());
    state.answers().forEach(answer -> answers.put(answer.commandId(), answer));
    if (state.ruleContents() != null) {
      contents.putAll(state.ruleContents());
    }
  }

  /**
   * @param incidentAnswers what the station keeps beside it
   */
  DeskState state(List<CommandAnswer> incidentAnswers) {
    return new DeskState(
        revision,
        new ArrayList<>(book.entries()),
        new ArrayList<>(answers.values()),
        incidentAnswers,
        new HashMap<>(contents));
  }

  /** Whether it has answered a command of that id, and still knows it. */
  boolean knows(String commandId) {
    return answers.containsKey(commandId);
  }

  RuleBook book() {
    return book;
  }

  /**
   * @param recordTimeMillis Kafka's timestamp of the command
   */
  RuleAnswer answer(ControlCommand command, long recordTimeMillis) {
    // Where the sender gives no time, that of the record stands in for it.
    boolean isScheduled = command.effectiveAtMillis() > recordTimeMillis;
    int content =
        command.content() + (isScheduled ? Long.hashCode(command.effectiveAtMillis()) : 0);
    RuleStatus before = answers.get(command.commandId());
    if (before != null) {
      // What was saved before contents were kept is taken for the same.
      boolean isSame = contents.getOrDefault(command.commandId(), content) == content;
      return new RuleAnswer(
          isSame
              ? before
              : RuleWords.rejected(
                  command,
                  recordTimeMillis,
                  RuleRequest.of(command).ruleId(),
                  List.of(RuleWords.usedBefore(command.commandId()))),
          null,
          null);
    }
    book.promote(rule -> recordTimeMillis);
    RuleAnswer answer = decide(command, recordTimeMillis);
    answers.put(command.commandId(), answer.status());
    contents.put(command.commandId(), content);
    if (answers.size() > MAX_ANSWERS) {
      String oldest = answers.keySet().iterator().next();
      answers.remove(oldest);
      contents.remove(oldest);
    }
    return answer;
  }

  private RuleAnswer decide(ControlCommand command, long recordTimeMillis) {
    RuleRequest request = RuleRequest.of(command);
    List<LocalizedText> reasons = new ArrayList<>();
    request.faults().forEach(fault -> reasons.add(LocalizedText.of(fault)));
    Rule rule = null;
    String id = request.ruleId();
    String source = request.text();
    List<Message> warnings = new ArrayList<>();
    if (reasons.isEmpty() && source != null) {
      rule = read(source, reasons, warnings);
      id = rule == null ? null : rule.id();
    } else if (reasons.isEmpty()) {
      RuleChange last = last(id);
      source = last == null ? null : last.source();
      rule = source == null ? book.ofFiles(id) : read(source, new ArrayList<>(), new ArrayList<>());
      check(request.standing(), id, rule, reasons);
    }
    if (reasons.isEmpty() && book.entry(id) == null && book.entries().size() >= maxChangedRules) {
      reasons.add(RuleWords.tooMany(maxChangedRules));
    }
    if (!reasons.isEmpty()) {
      RuleStatus refusal = RuleWords.rejected(command, recordTimeMillis, id, reasons);
      return new RuleAnswer(refusal, null, null);
    }
    return accept(
        command, recordTimeMillis, new Wanted(id, request.standing(), rule, source, warnings));
  }

  /**
   * What a rule is to be. The definition is null where it can't be read and isn't to run; the
   * warnings are of a text that came with the command.
   */
  private record Wanted(
      String id, RuleStanding standing, Rule rule, String source, List<Message> warnings) {}

  private RuleAnswer accept(ControlCommand command, long recordTimeMillis, Wanted wanted) {
    RuleEntry entry = book.entry(wanted.id());
    RuleStatus withdrawn =
        entry == null || entry.next() == null
            ? null
            : RuleWords.withdrawn(entry.next(), command.commandId(), recordTimeMillis);
    revision++;
    RuleChange change = change(command, recordTimeMillis, wanted);
    boolean ran = book.inForce(wanted.id()) != null;
    StateEffect effect = effect(change, ran);
    book.put(change, rule -> recordTimeMillis);
    return new RuleAnswer(
        RuleWords.accepted(command, recordTimeMillis, change, effect, ran, wanted.warnings()),
        change,
        withdrawn);
  }

  /** Null where nothing is open and nothing will be. */
  private StateEffect effect(RuleChange change, boolean ran) {
    if (!change.standing().isRunning()) {
      return ran ? StateEffect.DROPS_STATE : null;
    }
    return change.generation() == revision ? StateEffect.FRESH : StateEffect.KEEPS_STATE;
  }

  private RuleChange change(ControlCommand command, long recordTimeMillis, Wanted wanted) {
    EffectiveRule before = book.inForce(wanted.id());
    Rule rule = wanted.rule();
    boolean keeps =
        before != null
            && wanted.standing().isRunning()
            && before.rule().shape().equals(rule.shape());
    return new RuleChange(
        revision,
        keeps ? before.generation() : revision,
        wanted.id(),
        wanted.standing(),
        wanted.source(),
        rule == null ? 0 : rule.version(),
        rule == null ? null : rule.hash(),
        command.effectiveAtMillis() > recordTimeMillis
            ? command.effectiveAtMillis()
            : RuleChange.AT_ONCE,
        command.commandId());
  }

  private Rule read(String text, List<LocalizedText> reasons, List<Message> warnings) {
    try {
      Rule rule = RuleSet.parseRule("rule", text, measures);
      warnings.addAll(trial.make(rule));
      return rule;
    } catch (InvalidDefinitionException e) {
      e.faults().forEach(fault -> reasons.add(RuleWords.fault(fault.message())));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a text may do to a parser or a compiler, it must not take the job down.
      LOG.warn("A rule's text is fit and it cannot be made", e);
      reasons.add(RuleWords.fault(EffectiveRule.CANNOT_RUN));
    }
    return null;
  }

  private void check(RuleStanding wanted, String id, Rule rule, List<LocalizedText> reasons) {
    RuleStanding now = standing(id);
    RuleEntry entry = book.entry(id);
    boolean isScheduled = entry != null && entry.next() != null;
    if (now == null || now == RuleStanding.DELETED) {
      reasons.add(RuleWords.unknown(id));
    } else if (wanted == now && !isScheduled) {
      reasons.add(RuleWords.already(id, now));
    } else if (rule == null && wanted.isRunning()) {
      reasons.add(RuleWords.unreadable(id));
    }
  }

  /** What a rule stands as; of one that is only scheduled, what it will. Null where unknown. */
  private RuleStanding standing(String id) {
    RuleChange last = last(id);
    if (last != null) {
      return last.standing();
    }
    return book.ofFiles(id) == null ? null : RuleStanding.ACTIVE;
  }

  /** The change that made the rule what it is; null where it stands as it is in the files. */
  private RuleChange last(String id) {
    RuleEntry entry = book.entry(id);
    if (entry == null) {
      return null;
    }
    return entry.current() == null && book.ofFiles(id) == null ? entry.next() : entry.current();
  }
}

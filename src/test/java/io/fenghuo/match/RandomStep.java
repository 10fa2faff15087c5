package io.fenghuo.match;

import io.fenghuo.event.EventKind;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/**
 * A step of a random pattern, written both as our YAML and, by hand, for flink-cep.
 *
 * @param name {@code s0, s1, …} in the order in which they are written
 * @param max 0 stands for no limit
 * @param until the latency that ends the loop; 0 where none does
 * @param inner the steps of a group; empty for a stage
 */
record RandomStep(
    String name,
    Follows follows,
    Set<EventKind> kinds,
    Where where,
    int min,
    int max,
    boolean optional,
    boolean greedy,
    Contiguity contiguity,
    int until,
    int withinSeconds,
    List<RandomStep> inner)
    implements Serializable {

  /** What a condition asks. */
  enum Ask {
    NOTHING,
    LATENCY,
    NOT_BELOW_FIRST,
    COUNT,
    SUM
  }

  /**
   * @param number what is compared with
   * @param stage the stage that is referred to; null where none is
   */
  record Where(Ask ask, int number, String stage) implements Serializable {

    String cel() {
      return switch (ask) {
        case NOTHING -> "";
        case LATENCY -> "latencyMs >= " + number;
        case NOT_BELOW_FIRST -> "this.latencyMs >= " + stage + "[0].latencyMs";
        case COUNT -> "size(" + stage + ") < " + (number + 1);
        case SUM -> "sum(" + stage + ".map(e, e.latencyMs)) >= " + number;
      };
    }

    boolean holds(Signal signal, IterativeCondition.Context<Signal> context) throws Exception {
      long latency = signal.event().chat().latencyMs();
      List<Long> earlier = new ArrayList<>();
      if (stage != null) {
        for (Signal taken : context.getEventsForPattern(stage)) {
          earlier.add(taken.event().chat().latencyMs());
        }
      }
      return switch (ask) {
        case NOTHING -> true;
        case LATENCY -> latency >= number;
        case NOT_BELOW_FIRST -> !earlier.isEmpty() && latency >= earlier.get(0);
        case COUNT -> earlier.size() < number + 1;
        case SUM -> earlier.stream().mapToLong(Long::longValue).sum() >= number;
      };
    }
  }

  boolean isGroup() {
    return !inner.isEmpty();
  }

  boolean isRepeated() {
    return max != 1;
  }

  boolean isLoop() {
    return max == 0;
  }

  boolean isCertain() {
    return !optional && !follows.isNegative();
  }

  List<RandomStep> stages() {
    return isGroup() ? inner.stream().flatMap(s -> s.stages().stream()).toList() : List.of(this);
  }

  private Set<EventKind> allKinds() {
    Set<EventKind> all = EnumSet.noneOf(EventKind.class);
    stages().forEach(stage -> all.addAll(stage.kinds));
    return all;
  }

  boolean reads(Signal signal) {
    return allKinds().contains(signal.event().kind());
  }

  /** As it stands in YAML's braces, without them. */
  String yaml() {
    StringBuilder yaml = new StringBuilder();
    if (isGroup()) {
      yaml.append("group: ").append(name).append(", ").append(follows.word());
      yaml.append(
          inner.stream()
              .map(RandomStep::yaml)
              .collect(Collectors.joining(" }, { ", ": [{ ", " }]")));
    } else {
      yaml.append("stage: ").append(name).append(", ").append(follows.word());
      yaml.append(
          kinds.stream()
              .sorted()
              .map(Enum::name)
              .collect(Collectors.joining(", ", ": 'event ", "'")));
      yaml.append(where.ask() == Ask.NOTHING ? "" : ", where: '" + where.cel() + "'");
      yaml.append(withinSeconds == 0 ? "" : ", within: " + withinSeconds + "s");
    }
    if (isLoop()) {
      yaml.append(min == 1 ? ", one-or-more: true" : ", times-or-more: " + min);
    } else if (isRepeated()) {
      yaml.append(min == max ? ", times: " + min : ", times: [" + min + ", " + max + "]");
    }
    yaml.append(optional ? ", optional: true" : "");
    yaml.append(greedy ? ", greedy: true" : "");
    yaml.append(
        switch (contiguity) {
          case RELAXED -> "";
          case CONSECUTIVE -> ", consecutive: true";
          case COMBINATIONS -> ", combinations: true";
        });
    yaml.append(until == 0 ? "" : ", until: 'latencyMs == " + until + "'");
    return yaml.toString();
  }

  static Pattern<Signal, Signal> pattern(List<RandomStep> steps, AfterMatchSkipStrategy skip) {
    Pattern<Signal, Signal> pattern = null;
    for (RandomStep step : steps) {
      pattern = step.isGroup() ? step.appendGroup(pattern, skip) : step.append(pattern, skip);
      step.quantify(pattern);
    }
    return pattern;
  }

  private Pattern<Signal, Signal> append(
      Pattern<Signal, Signal> before, AfterMatchSkipStrategy skip) {
    Pattern<Signal, Signal> pattern =
        switch (follows) {
          case ON -> Pattern.begin(name, skip);
          case NEXT -> before.next(name);
          case FOLLOWED_BY -> before.followedBy(name);
          case FOLLOWED_BY_ANY -> before.followedByAny(name);
          case NOT_NEXT -> before.notNext(name);
          case NOT_FOLLOWED_BY -> before.notFollowedBy(name);
        };
    Duration within = withinSeconds == 0 ? null : Duration.ofSeconds(withinSeconds);
    return pattern.where(new Takes(kinds, where)).within(within, WithinType.PREVIOUS_AND_CURRENT);
  }

  private Pattern<Signal, Signal> appendGroup(
      Pattern<Signal, Signal> before, AfterMatchSkipStrategy skip) {
    Pattern<Signal, Signal> group = pattern(inner, skip);
    return switch (follows) {
      case ON -> Pattern.begin(group, skip);
      case NEXT -> before.next(group);
      case FOLLOWED_BY -> before.followedBy(group);
      case FOLLOWED_BY_ANY -> before.followedByAny(group);
      case NOT_NEXT, NOT_FOLLOWED_BY -> throw new IllegalStateException("a negative group");
    };
  }

  private void quantify(Pattern<Signal, Signal> pattern) {
    if (isLoop() && min == 1) {
      pattern.oneOrMore();
    } else if (isLoop()) {
      pattern.timesOrMore(min);
    } else if (isRepeated()) {
      pattern.times(min, max);
    }
    if (optional) {
      pattern.optional();
    }
    switch (contiguity) {
      case RELAXED -> {}
      case CONSECUTIVE -> pattern.consecutive();
      case COMBINATIONS -> pattern.allowCombinations();
    }
    if (greedy) {
      pattern.greedy();
    }
    if (until > 0) {
      Set<EventKind> read = allKinds();
      int latency = until;
      pattern.until(new Ends(read, latency));
    }
  }

  private static final class Takes extends IterativeCondition<Signal> {

    private final Set<EventKind> kinds;
    private final Where where;

    Takes(Set<EventKind> kinds, Where where) {
      this.kinds = kinds;
      this.where = where;
    }

    @Override
    public boolean filter(Signal signal, Context<Signal> context) throws Exception {
      return kinds.contains(signal.event().kind()) && where.holds(signal, context);
    }
  }

  private static final class Ends extends IterativeCondition<Signal> {

    private final Set<EventKind> kinds;
    private final int latency;

    Ends(Set<EventKind> kinds, int latency) {
      this.kinds = kinds;
      this.latency = latency;
    }

    @Override
    public boolean filter(Signal signal, Context<Signal> context) {
      return kinds.contains(signal.event().kind()) && signal.event().chat().latencyMs() == latency;
    }
  }
}

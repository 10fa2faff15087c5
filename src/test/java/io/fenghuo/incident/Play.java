package io.fenghuo.incident;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.Scope;
import io.fenghuo.health.HealthState;
import io.fenghuo.health.HealthUnit;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingBuilder;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * What happens on one tenant's desk, played to the state machine step by step, and what an onlooker
 * knows of it without knowing how anything is decided.
 *
 * <p>All trouble with the service is read from the traffic, all leaks from sentiment, and gaps from
 * nothing, so that an onlooker knows what an incident needs.
 */
final class Play {

  /** How far inputs may lie behind those before them, where they come out of order. */
  static final long DISORDER = Trouble.minutes(2);

  private static final List<IncidentType> LINES =
      List.of(
          IncidentType.SYSTEM_FAULT,
          IncidentType.SERVICE_OVERLOAD,
          IncidentType.COMPLAINT_SURGE,
          IncidentType.SENTIMENT_CRISIS,
          IncidentType.PUBLIC_OPINION);

  private static final List<String> BRANDS = List.of("acme", "beta", "gamma");

  /** One thing that happens. */
  sealed interface Step {

    /** A line is crossed; of a way up, its rule finds it too, before or after the crossing. */
    record Crossing(int line, Edge edge, boolean findingFirst, double lateness) implements Step {}

    /** A rule on events finds something. */
    record Hit(IncidentType type, Level level, String channel, String customer, double lateness)
        implements Step {}

    /** A line goes up, is found, and is down again for as long as its rule asks. */
    record Blinks(int line) implements Step {}

    /** The same so often that its ends are not believed, and then calm for long enough. */
    record Flaps(int line) implements Step {}

    /** Bots of a brand begin to fail with an outcome, or none that prevails, or are well again. */
    record Fails(String brand, String outcome, Edge edge, double lateness) implements Step {}

    /** Customers escalate one after the other. */
    record Crowd(int customers) implements Step {}

    /** Customers whose trouble lasts as long as a line of their own is up, or an end of that. */
    record Sulks(int customers, Edge edge) implements Step {}

    /** A figure says how far it reaches. */
    record Grows(int customers) implements Step {}

    record Health(Stream stream, HealthState state) implements Step {}

    /** The one source of the traffic changes. */
    record Source(HealthState state) implements Step {}

    /** An operator speaks, of the n-th incident where the command is of one. */
    record Command(
        IncidentCommand.Kind kind, int nth, Department department, Level level, int minutes)
        implements Step {}

    /** Event time goes on, and the input's clock with it. */
    record Passes(double minutes) implements Step {}

    /** The input's clock goes on, and event time stands still. */
    record Stands(double minutes) implements Step {}
  }

  /** Sees each step when it is done. */
  interface Onlooker {
    void sees(Play play, Step step, List<Alert> said);
  }

  final MemoryBook book;
  final Map<Stream, HealthState> health = new EnumMap<>(Stream.class);
  final Map<String, IncidentCommand> orders = new HashMap<>();
  long nowMillis;

  private final boolean inOrder;
  private final Onlooker onlooker;
  private long eventMillis;
  private int count;

  private Play(boolean inOrder, MemoryBook book, Onlooker onlooker) {
    this.inOrder = inOrder;
    this.onlooker = onlooker;
    this.book = book;
  }

  /** Plays all steps to a desk of the general profile. */
  static Play of(List<Step> steps, boolean inOrder, Onlooker onlooker) {
    return of(Trouble.LIMITS, steps, inOrder, onlooker);
  }

  static Play of(IncidentLimits limits, List<Step> steps, boolean inOrder, Onlooker onlooker) {
    Play play = new Play(inOrder, new MemoryBook(limits, Trouble.GENERAL), onlooker);
    steps.forEach(play::happens);
    return play;
  }

  static Play of(List<Step> steps, boolean inOrder) {
    return of(steps, inOrder, (play, step, said) -> {});
  }

  /** What an incident of this type needs; null where it needs nothing. */
  static Stream neededBy(IncidentType type) {
    return switch (Family.of(type)) {
      case SERVICE, CUSTOMER_ESCALATION -> Stream.TRAFFIC;
      case DATA_LEAK -> Stream.SENTIMENT;
      case DATA_GAP, ALERT_STORM -> null;
    };
  }

  /** The records of each incident, in their order. */
  Map<String, List<Alert>> stories() {
    Map<String, List<Alert>> stories = new LinkedHashMap<>();
    book.alerts()
        .forEach(
            alert ->
                stories.computeIfAbsent(alert.incidentId(), id -> new ArrayList<>()).add(alert));
    return stories;
  }

  /** Everything comes to its end: all lines go down, all inputs live, and a week passes. */
  Play ends() {
    for (int line = 0; line < LINES.size(); line++) {
      happens(new Step.Crossing(line, Edge.DOWN, false, 0));
    }
    BRANDS.forEach(brand -> happens(new Step.Fails(brand, null, Edge.DOWN, 0)));
    happens(new Step.Sulks(12, Edge.DOWN));
    for (Stream stream : Stream.values()) {
      happens(new Step.Health(stream, HealthState.LIVE));
    }
    happens(new Step.Source(HealthState.LIVE));
    happens(new Step.Passes(7 * 24 * 60));
    return this;
  }

  /** Nothing further happens for so long. */
  Play rests(double minutes) {
    happens(new Step.Passes(minutes));
    return this;
  }

  /** An operator calls over whatever lasts. */
  Play resolvesAll() {
    for (Incident incident : book.incidents()) {
      if (incident.lasts()) {
        book.takes(
            new Asked("r" + count++, IncidentCommand.Kind.RESOLVE)
                .incident(incident.incidentId())
                .at(nowMillis));
      }
    }
    return this;
  }

  private void happens(Step step) {
    int before = book.alerts().size();
    takes(step);
    onlooker.sees(this, step, List.copyOf(book.alerts().subList(before, book.alerts().size())));
  }

  private void takes(Step step) {
    count++;
    // No finding is another one's twin: evidence has but one address.
    eventMillis++;
    nowMillis = Math.max(nowMillis, eventMillis);
    if (step instanceof Step.Passes passes) {
      eventMillis += Trouble.minutes(passes.minutes());
      nowMillis = Math.max(nowMillis, eventMillis);
      book.passes(eventMillis - (inOrder ? 1 : DISORDER + 1));
    } else if (step instanceof Step.Stands stands) {
      nowMillis += Trouble.minutes(stands.minutes());
      book.stillUntil(nowMillis);
    } else if (step instanceof Step.Crossing crossing) {
      crosses(crossing);
    } else if (step instanceof Step.Hit hit) {
      book.takes(finding(hit, time(hit.lateness())));
    } else if (step instanceof Step.Blinks blinks) {
      takes(new Step.Crossing(blinks.line(), Edge.UP, false, 0));
      takes(new Step.Passes(1));
      takes(new Step.Crossing(blinks.line(), Edge.DOWN, false, 0));
      takes(new Step.Passes(5));
    } else if (step instanceof Step.Flaps flaps) {
      for (int times = 0; times <= Trouble.LIMITS.flapping().relapses(); times++) {
        happens(new Step.Blinks(flaps.line()));
      }
      // Long enough to be over, too short to be closed and forgotten.
      happens(new Step.Passes(30));
    } else if (step instanceof Step.Fails fails) {
      fails(fails);
    } else if (step instanceof Step.Crowd crowd) {
      for (int i = 0; i < crowd.customers(); i++) {
        takes(new Step.Hit(IncidentType.CUSTOMER_ESCALATION, Level.IV, null, "crowd-" + i, 0));
      }
    } else if (step instanceof Step.Sulks sulks) {
      for (int i = 0; i < sulks.customers(); i++) {
        sulks("sulks-" + i, sulks.edge());
      }
    } else if (step instanceof Step.Grows grows) {
      book.takes(touched(grows.customers(), time(0)));
    } else if (step instanceof Step.Health news) {
      health.put(news.stream(), news.state());
      book.takes(health(news, time(0)));
    } else if (step instanceof Step.Source news) {
      book.takes(health(HealthUnit.SOURCE, "im", Stream.TRAFFIC, news.state(), time(0)));
    } else if (step instanceof Step.Command command) {
      IncidentCommand asked = command(command);
      orders.put(asked.commandId(), asked);
      book.takes(asked);
    }
  }

  private void sulks(String customer, Edge edge) {
    eventMillis++;
    nowMillis = Math.max(nowMillis, eventMillis);
    Scope who = Trouble.scope(null, null, null, customer);
    Symptom symptom =
        Trouble.crossing("sulking", "line", edge, who, time(0), null, edge == Edge.UP ? 60 : 40);
    book.takes(symptom);
    if (edge == Edge.UP) {
      book.takes(Trouble.onLine("sulks", IncidentType.CUSTOMER_ESCALATION, Level.IV, symptom));
    }
  }

  private void fails(Step.Fails fails) {
    Symptom failing =
        Trouble.failing(fails.brand(), time(fails.lateness()) / 60_000.0, fails.outcome());
    if (fails.edge() == Edge.UP) {
      book.takes(failing);
      book.takes(Trouble.onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, failing));
    } else {
      book.takes(
          Trouble.crossing(
              failing.measureId(),
              failing.line(),
              Edge.DOWN,
              failing.scope(),
              failing.timeMillis(),
              null,
              40));
    }
  }

  private static Symptom touched(int customers, long at) {
    return Trouble.crossing(
        "touched", "line-" + customers, Edge.UP, Trouble.ACME, at, "customers", customers);
  }

  private static SourceHealth health(Step.Health news, long at) {
    String name = news.stream().name().toLowerCase(Locale.ROOT);
    return health(HealthUnit.INPUT, name, news.stream(), news.state(), at);
  }

  private static SourceHealth health(
      HealthUnit unit, String name, Stream input, HealthState state, long at) {
    return new SourceHealth("shop", null, unit, name, List.of(input), state, at, at);
  }

  private long time(double lateness) {
    return inOrder ? eventMillis : eventMillis - (long) (lateness * DISORDER);
  }

  private void crosses(Step.Crossing crossing) {
    long at = time(crossing.lateness());
    Symptom symptom =
        Trouble.crossing(
            "measure-" + crossing.line(),
            "line",
            crossing.edge(),
            Trouble.ACME,
            at,
            null,
            crossing.edge() == Edge.UP ? 60 : 40);
    if (crossing.edge() == Edge.DOWN) {
      book.takes(symptom);
      return;
    }
    Finding finding =
        Trouble.onLine(
            "rule-" + crossing.line(),
            LINES.get(crossing.line()),
            Level.values()[crossing.line() % 4],
            symptom);
    if (crossing.findingFirst()) {
      book.takes(finding).takes(symptom);
    } else {
      book.takes(symptom).takes(finding);
    }
  }

  private static Finding finding(Step.Hit hit, long at) {
    boolean isOfACustomer = hit.type() == IncidentType.CUSTOMER_ESCALATION;
    Scope scope =
        Trouble.scope(
            hit.channel(),
            null,
            hit.type() == IncidentType.DATA_GAP ? silent(hit) : null,
            isOfACustomer ? hit.customer() : null);
    Finding found =
        Trouble.onEvents("on-" + hit.type(), hit.type(), hit.level(), scope, at / 60_000.0);
    Stream needed = neededBy(hit.type());
    FindingKind kind = hit.customer().charAt(0) < 'e' ? FindingKind.ABSENCE : FindingKind.MATCH;
    return new FindingBuilder(found)
        .kind(kind)
        .inputs(needed == null ? List.of() : List.of(needed))
        .build();
  }

  /** What nothing comes from: a source, its whole input, or all of them. */
  private static String silent(Step.Hit hit) {
    return List.of("im", "im", "im", "traffic", "traffic", "sentiment", SourceHealth.EVERY_INPUT)
        .get(hit.customer().charAt(0) % 7);
  }

  private IncidentCommand command(Step.Command c) {
    List<String> known = List.copyOf(stories().keySet());
    String incidentId = known.isEmpty() ? "inc-none" : known.get(c.nth() % known.size());
    boolean mutes =
        c.kind() == IncidentCommand.Kind.SILENCE || c.kind() == IncidentCommand.Kind.MAINTENANCE;
    boolean isOfOne =
        switch (c.kind()) {
          case ACK, MITIGATE, RESOLVE, REOPEN, CLOSE, SET_LEVEL, FALSE_ALARM -> true;
          case SILENCE, UNSILENCE, MAINTENANCE, PROFILE -> false;
        };
    return new Asked("c" + count, c.kind())
        .incident(isOfOne ? incidentId : null)
        .department(c.kind() == IncidentCommand.Kind.ACK ? c.department() : null)
        .level(mutes || c.kind() == IncidentCommand.Kind.SET_LEVEL ? c.level() : null)
        .id(mutes || c.kind() == IncidentCommand.Kind.UNSILENCE ? "m" + c.nth() % 3 : null)
        .scope(mutes ? Trouble.scope(c.nth() % 2 == 0 ? null : "WEB", null, null, null) : null)
        .forMillis(mutes ? Trouble.minutes(c.minutes()) : null)
        .profile(c.kind() == IncidentCommand.Kind.PROFILE ? "finance" : null)
        .at(nowMillis);
  }

  /** Plays of up to fifty steps. */
  static Arbitrary<List<Step>> plays() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, crossings()),
            Tuple.of(5, hits()),
            Tuple.of(4, fails()),
            Tuple.of(3, Arbitraries.of(0, 4).<Step>map(Step.Blinks::new)),
            Tuple.of(1, Arbitraries.of(0, 4).<Step>map(Step.Flaps::new)),
            Tuple.of(1, Arbitraries.of(4, 12).<Step>map(Step.Crowd::new)),
            Tuple.of(2, sulks()),
            Tuple.of(1, grows()),
            Tuple.of(2, healths()),
            Tuple.of(1, Arbitraries.of(HealthState.class).<Step>map(Step.Source::new)),
            Tuple.of(4, commands()),
            Tuple.of(6, passes()),
            Tuple.of(2, stands()))
        .list()
        .ofMinSize(5)
        .ofMaxSize(50);
  }

  private static Arbitrary<Step> crossings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, LINES.size() - 1),
            Arbitraries.of(Edge.class),
            Arbitraries.of(true, false),
            Arbitraries.doubles().between(0, 1))
        .as(Step.Crossing::new);
  }

  private static Arbitrary<Step> fails() {
    return Combinators.combine(
            Arbitraries.of(BRANDS),
            Arbitraries.of("DEPENDENCY", "TIMEOUT").injectNull(0.2),
            Arbitraries.of(Edge.UP, Edge.UP, Edge.DOWN),
            Arbitraries.doubles().between(0, 1))
        .as(Step.Fails::new);
  }

  private static Arbitrary<Step> hits() {
    return Combinators.combine(
            Arbitraries.of(
                IncidentType.SYSTEM_FAULT,
                IncidentType.DATA_LEAK,
                IncidentType.DATA_GAP,
                IncidentType.CUSTOMER_ESCALATION),
            Arbitraries.of(Level.class),
            Arbitraries.of("WEB", "APP").injectNull(0.5),
            Arbitraries.strings().withChars("abcdefghij").ofLength(1),
            Arbitraries.doubles().between(0, 1))
        .as(Step.Hit::new);
  }

  private static Arbitrary<Step> sulks() {
    return Combinators.combine(Arbitraries.of(3, 8, 12), Arbitraries.of(Edge.class))
        .as(Step.Sulks::new);
  }

  private static Arbitrary<Step> grows() {
    return Arbitraries.of(100, 1_000, 10_000).map(Step.Grows::new);
  }

  private static Arbitrary<Step> healths() {
    return Combinators.combine(Arbitraries.of(Stream.class), Arbitraries.of(HealthState.class))
        .as(Step.Health::new);
  }

  private static Arbitrary<Step> commands() {
    return Combinators.combine(
            Arbitraries.of(IncidentCommand.Kind.class),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(Department.class),
            Arbitraries.of(Level.class),
            Arbitraries.integers().between(1, 30))
        .as(Step.Command::new);
  }

  private static Arbitrary<Step> passes() {
    return Arbitraries.of(0.5, 1.0, 2.0, 3.0, 6.0, 12.0, 40.0).map(Step.Passes::new);
  }

  private static Arbitrary<Step> stands() {
    return Arbitraries.of(1.0, 5.0, 16.0, 60.0).map(Step.Stands::new);
  }
}

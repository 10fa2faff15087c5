package io.fenghuo.control;

import io.fenghuo.event.Channel;
import io.fenghuo.event.Scope;
import io.fenghuo.privacy.Masking;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a command asks of the incidents. */
final class IncidentRequest {

  static final int MAX_REASON_LENGTH = 1_000;

  /** Sender's clocks differ from the broker's by less. */
  static final long MAX_SKEW_MILLIS = 60_000;

  /** In place of a level: an operator lets go of it. */
  private static final String AUTO = "auto";

  private static final Set<String> LEVELS =
      Stream.concat(Arrays.stream(Level.values()).map(Level::name), Stream.of(AUTO))
          .collect(Collectors.toUnmodifiableSet());

  /** As scopes have them. */
  private static final Set<String> CHANNELS =
      Stream.concat(Arrays.stream(Channel.values()).map(Channel::name), Stream.of(Scope.UNKNOWN))
          .collect(Collectors.toUnmodifiableSet());

  /** What is muted where the command doesn't say how grave it may be. */
  private static final Level MUTED_UNASKED = Level.III;

  private final ControlCommand command;
  private final long recordTimeMillis;
  private final CommandLimits limits;
  private final Set<String> rules;
  private final CommandForm form;

  private String incidentId;
  private Department department;
  private Level level;
  private String id;
  private Scope scope;
  private List<IncidentType> types = List.of();
  private String rule;
  private Long fromMillis;
  private Long untilMillis;
  private Long forMillis;
  private String profile;
  private LocalizedText remark;

  /**
   * @param rules ids of all rules that are known
   */
  IncidentRequest(
      ControlCommand command, long recordTimeMillis, CommandLimits limits, Set<String> rules) {
    this.command = command;
    this.recordTimeMillis = recordTimeMillis;
    this.limits = limits;
    this.rules = rules;
    this.form = new CommandForm(command);
  }

  /** The command; null where it has faults. */
  IncidentCommand read() {
    String tenant = form.required("tenant");
    switch (command.kind().ofIncidents()) {
      case ACK -> {
        anIncident();
        department = form.required("department", Department.class);
      }
      case MITIGATE, RESOLVE, REOPEN, CLOSE, FALSE_ALARM -> anIncident();
      case SET_LEVEL -> {
        anIncident();
        level();
      }
      case SILENCE -> {
        whatIsSilenced(tenant);
        howLong();
      }
      case MAINTENANCE -> {
        whatIsMuted(tenant);
        howLong();
      }
      case UNSILENCE -> {
        atOnce();
        id = form.required("id");
      }
      case PROFILE -> {
        atOnce();
        profile = form.required("profile", limits.profiles());
      }
    }
    form.noOthers();
    if (command.reason().length() > MAX_REASON_LENGTH) {
      form.fault(
          "command.reason",
          "most",
          Integer.toString(MAX_REASON_LENGTH),
          "given",
          Integer.toString(command.reason().length()));
    }
    return form.faults().isEmpty() ? made(tenant) : null;
  }

  List<Message> faults() {
    return form.faults();
  }

  private void anIncident() {
    atOnce();
    incidentId = form.required("incidentId");
  }

  /** What is done to an incident is done now: nobody knows how it stands later. */
  private void atOnce() {
    if (command.effectiveAtMillis() > recordTimeMillis + MAX_SKEW_MILLIS) {
      form.fault("command.at-once");
    }
  }

  private void level() {
    String wanted = form.required("level", LEVELS);
    level = wanted == null || wanted.equals(AUTO) ? null : Level.valueOf(wanted);
  }

  private void whatIsSilenced(String tenant) {
    whatIsMuted(tenant);
    rule = form.id("ruleId");
    if (rule != null && !rules.contains(rule)) {
      remark =
          LocalizedText.of(
              Message.of("mute.no-rule", "given", rule, "hint", Nearest.hint(rule, rules)));
    }
    incidentId = form.id("incidentId");
    boolean namesSome =
        form.has("types")
            || form.has("ruleId")
            || form.has("brand")
            || form.has("channel")
            || form.has("queueId")
            || form.has("source");
    boolean namesOne = form.has("incidentId");
    if (!namesSome && !namesOne) {
      form.fault("command.no-object");
    }
    if (namesSome && namesOne) {
      form.fault("command.two-objects");
    }
  }

  private void whatIsMuted(String tenant) {
    id = form.id("id");
    types = form.allOf("types", IncidentType.class);
    level = form.oneOf("level", Level.class, MUTED_UNASKED);
    scope =
        new Scope(
            tenant,
            form.id("brand"),
            null,
            null,
            form.oneOf("channel", CHANNELS),
            form.id("source"),
            form.id("queueId"),
            null,
            null,
            null,
            null);
  }

  private void howLong() {
    Long from = form.time("from");
    untilMillis = form.time("until");
    forMillis = form.span("for");
    if (form.has("until") == form.has("for")) {
      form.fault("command.has-one", "known", "until / for");
    }
    boolean isLater = command.effectiveAtMillis() > recordTimeMillis + MAX_SKEW_MILLIS;
    if (isLater && form.has("from")) {
      form.fault("command.two-starts");
    }
    fromMillis = isLater && from == null ? (Long) command.effectiveAtMillis() : from;
    if (fromMillis != null && forMillis != null) {
      untilMillis = fromMillis + forMillis;
      forMillis = null;
    }
    checkEnd();
  }

  private void checkEnd() {
    long start = fromMillis == null ? recordTimeMillis : fromMillis;
    long length = untilMillis != null ? untilMillis - start : forMillis != null ? forMillis : 1;
    if (length <= 0) {
      form.fault("command.no-length");
    }
    if (length > limits.maxMuteMillis()) {
      form.fault("command.too-long", "most", days());
    }
    if (untilMillis != null && length > 0 && untilMillis <= recordTimeMillis) {
      form.fault("command.over");
    }
  }

  private String days() {
    double days = limits.maxMuteMillis() / 86_400_000.0;
    return days == Math.rint(days) ? Long.toString((long) days) : Double.toString(days);
  }

  private IncidentCommand made(String tenant) {
    boolean mutes = scope != null;
    return new IncidentCommand(
        command.origin(),
        recordTimeMillis,
        command.commandId(),
        command.kind().ofIncidents(),
        command.actor(),
        Masking.mask(command.reason()),
        tenant,
        incidentId,
        department,
        level,
        mutes && id == null ? command.commandId() : id,
        scope,
        types,
        rule,
        fromMillis,
        untilMillis,
        forMillis,
        profile,
        remark);
  }
}

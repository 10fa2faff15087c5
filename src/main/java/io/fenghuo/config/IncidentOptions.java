package io.fenghuo.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;

/** The options of how incidents are followed, what a leak owes, and how inputs are watched over. */
public final class IncidentOptions {

  public static final ConfigOption<Map<String, String>> DEESCALATE_HOLDS =
      key("incident.deescalate-holds")
          .mapType()
          .defaultValue(Map.of("I", "2 min", "II", "2 min", "III", "2 min", "IV", "2 min"))
          .withDescription(
              "For each level, how long a part that grave must have been over before the"
                  + " incident's level falls below it; 0: at once. A level that is left out"
                  + " keeps its default.");

  public static final ConfigOption<Map<String, String>> REOPEN_WINDOWS =
      key("incident.reopen-windows")
          .mapType()
          .defaultValue(Map.of("I", "10 min", "II", "10 min", "III", "10 min", "IV", "10 min"))
          .withDescription(
              "For each level, how long after its end a relapse is still the same"
                  + " incident; 0: what comes back is a new incident. A level that is left out"
                  + " keeps its default.");

  public static final ConfigOption<Integer> FLAPPING_RELAPSES =
      key("incident.flapping.relapses")
          .intType()
          .defaultValue(3)
          .withDescription(
              "With so many relapses within incident.flapping.span an incident is"
                  + " flapping: that is told once, and its ends are not believed until it has"
                  + " been calm. At least 1.");

  public static final ConfigOption<Duration> FLAPPING_SPAN =
      key("incident.flapping.span")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "The time within which relapses are counted for flapping. Must be above 0.");

  public static final ConfigOption<Map<String, String>> FLAPPING_CALM =
      key("incident.flapping.calm")
          .mapType()
          .defaultValue(Map.of("I", "30 min", "II", "30 min", "III", "30 min", "IV", "30 min"))
          .withDescription(
              "For each level, how long a flapping incident must be over before it is"
                  + " called so; 0: at once. A level that is left out keeps its default.");

  public static final ConfigOption<Integer> STORM_CAP =
      key("incident.storm.cap")
          .intType()
          .defaultValue(30)
          .withDescription(
              "How many new incidents of level III, and how many of level IV, are told of"
                  + " one brand within incident.storm.span; customers, places and sources are"
                  + " counted apart. Further ones are held back and counted in an incident of"
                  + " the brand. Levels I and II are never held back. At least 1.");

  public static final ConfigOption<Duration> STORM_SPAN =
      key("incident.storm.span")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "The time within which new incidents are counted for a storm. Must be above" + " 0.");

  public static final ConfigOption<Double> FIGURE_GROWTH =
      key("incident.figure-growth")
          .doubleType()
          .defaultValue(2.0)
          .withDescription(
              "An incident is told again when a figure that it rests on is so many times"
                  + " as far beyond its line as was last told: 2 is a doubling. Must be above 1.");

  public static final ConfigOption<Map<String, String>> CROWD_CUSTOMERS =
      key("incident.crowd.customers")
          .mapType()
          .defaultValue(Map.of("III", "10", "II", "100", "I", "1000"))
          .withDescription(
              "For each level, from how many customers of one brand on, found by one rule"
                  + " within incident.crowd.span, they are one incident of the brand of that"
                  + " level; customers of level I and II keep their own. Each at least 2, a"
                  + " milder level's below a graver one's, the smallest at most 1,000. A level"
                  + " that is left out keeps its default.");

  public static final ConfigOption<Duration> CROWD_SPAN =
      key("incident.crowd.span")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "The time within which a brand's customers are counted for"
                  + " incident.crowd.customers; their incident is over when no further one came"
                  + " for as long. Must be above 0.");

  public static final ConfigOption<Duration> LIVE_HOLD =
      key("incident.live-hold")
          .durationType()
          .defaultValue(Duration.ofMinutes(2))
          .withDescription(
              "How long an input or source that was missed must be alive again before an"
                  + " incident that needs it is over. Must be above 0.");

  public static final ConfigOption<Duration> LINK_WINDOW =
      key("incident.link-window")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "How long before a service incident a customer's own incident may have"
                  + " begun to be taken for its consequence. Must be above 0.");

  public static final ConfigOption<Duration> RELATED_WITHIN =
      key("incident.related-within")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "Incidents of one kind that fail with the same outcome on several brands of"
                  + " a tenant and open no further apart than this point at each other"
                  + " (related). Above 0, at most 1 h.");

  public static final ConfigOption<Duration> SYMPTOM_MEMORY =
      key("incident.symptom-memory")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "How long a line that came back is remembered, so that a finding which"
                  + " arrives after it is known to be over. Must be above 0.");

  public static final ConfigOption<Duration> MAX_MUTE =
      key("incident.max-mute")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDescription(
              "The longest that a SILENCE or MAINTENANCE may last; a longer one is"
                  + " refused. Must be above 0.");

  public static final ConfigOption<OperatorKind> LEAK_OPERATOR_KIND =
      key("leak.operator-kind")
          .enumType(OperatorKind.class)
          .defaultValue(OperatorKind.OTHER)
          .withDescription(
              "What kind of network operator the desk belongs to, which decides how soon a data"
                  + " leak must be reported to the authorities.");

  public static final ConfigOption<Map<String, String>> LEAK_REPORT_TIMES =
      key("leak.report-times")
          .mapType()
          .defaultValue(Map.of("critical-infrastructure", "1h", "state-organ", "2h", "other", "4h"))
          .withDescription(
              "For each kind of operator, how long after its opening a data leak must"
                  + " have been reported; each above 0. A kind that is left out keeps its"
                  + " default.");

  public static final ConfigOption<Duration> HEALTH_STALLED_AFTER =
      key("health.stalled-after")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "How long an input, a partition or a source must at least be silent, where"
                  + " it should not be, to be STALLED. Must be above 0.");

  public static final ConfigOption<Duration> HEALTH_DEAD_AFTER =
      key("health.dead-after")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription(
              "How long it must be silent to be DEAD; a source with heartbeats at least"
                  + " three of their periods. Not less than health.stalled-after.");

  public static final ConfigOption<Duration> HEALTH_LIVE_FOR =
      key("health.live-for")
          .durationType()
          .defaultValue(Duration.ofMinutes(2))
          .withDescription(
              "How long it must be back before its silence is taken back. 0: at once.");

  public static final ConfigOption<Duration> HEALTH_FORGET_AFTER =
      key("health.forget-after")
          .durationType()
          .defaultValue(Duration.ofHours(24))
          .withDescription(
              "How long one that does not come back is alarmed for; then it is forgotten,"
                  + " and its tenant with the last of them. Not less than health.dead-after.");

  public static final ConfigOption<Double> HEALTH_UNREADABLE_SHARE =
      key("health.unreadable-share")
          .doubleType()
          .defaultValue(0.1)
          .withDescription(
              "When this share of an input topic's records or more is set aside unread"
                  + " (late ones are read), its line unreadable-share/high is up; it is down"
                  + " below half of it. Above 0, at most 1.");

  public static final ConfigOption<Map<String, String>> HEALTH_SOURCES =
      key("health.sources")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Sources that must send heartbeats, as tenant/source, each with their"
                  + " period; they are missed even if they never send one. Others are known by"
                  + " their first heartbeat. None: only those others.");

  private IncidentOptions() {}

  /** What kinds of network operators the rules on reporting tell apart. */
  public enum OperatorKind {
    /** Of critical information infrastructure. */
    CRITICAL_INFRASTRUCTURE("critical-infrastructure"),
    /** An organ of the central party or state, or a unit directly under one. */
    STATE_ORGAN("state-organ"),
    /** Any other. */
    OTHER("other");

    private final String word;

    OperatorKind(String word) {
      this.word = word;
    }

    /** As it is written in a config file. */
    @Override
    public String toString() {
      return word;
    }
  }
}

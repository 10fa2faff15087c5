package io.fenghuo.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Every option of the job, with its default and its sentence. */
public final class FenghuoOptions {

  public static final ConfigOption<String> BOOTSTRAP_SERVERS =
      key("kafka.bootstrap.servers")
          .stringType()
          .noDefaultValue()
          .withDescription("Brokers of input and output, as host:port, comma-separated.");

  public static final ConfigOption<Boolean> KAFKA_CHECK =
      key("kafka.check")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether the submission first looks whether the brokers answer; set false"
                  + " where only the cluster can reach them.");

  public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES =
      key("kafka.properties")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Handed to every Kafka client as they are, such as security.protocol and"
                  + " sasl.*. None: Kafka's defaults.");

  public static final ConfigOption<String> TRAFFIC_TOPIC =
      key("input.traffic.topic")
          .stringType()
          .defaultValue("chat.traffic")
          .withDescription("Topic of what happens at the desk.");

  public static final ConfigOption<String> SENTIMENT_TOPIC =
      key("input.sentiment.topic")
          .stringType()
          .defaultValue("chat.sentiment")
          .withDescription("Topic of the emotions read from messages.");

  public static final ConfigOption<String> MENTION_TOPIC =
      key("input.mention.topic")
          .stringType()
          .defaultValue("social.mention")
          .withDescription("Topic of public mentions of the brand.");

  public static final ConfigOption<String> CONTROL_TOPIC =
      key("input.control.topic")
          .stringType()
          .defaultValue("ops.control")
          .withDescription("Topic of operators' commands.");

  public static final ConfigOption<Map<String, String>> MAPPINGS =
      key("input.mappings")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Topics of any other JSON shape, each with the mapping file that makes"
                  + " events of its records; read beside the topics above, or in place of one of"
                  + " them. The files are read where the job is submitted. None: every topic is"
                  + " read as our own schema.");

  public static final ConfigOption<String> GROUP_ID =
      key("input.group-id")
          .stringType()
          .defaultValue("fenghuo")
          .withDescription(
              "Consumer group under which progress is reported at each checkpoint; what"
                  + " is read is decided by Flink's checkpoints. Must not be blank.");

  public static final ConfigOption<StartAt> START_AT =
      key("input.start-at")
          .enumType(StartAt.class)
          .defaultValue(StartAt.COMMITTED)
          .withDescription(
              "Where a job without a checkpoint starts: earliest, latest, or the group's committed"
                  + " offsets (latest where there are none).");

  public static final ConfigOption<Duration> MAX_DISORDER =
      key("input.max-disorder")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "How far an event may lie behind the newest of its partition; one that lies"
                  + " further behind is set aside as LATE. Timers wait this long. 0: an event"
                  + " older than the newest is LATE.");

  public static final ConfigOption<Duration> FUTURE_TOLERANCE =
      key("input.future-tolerance")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription(
              "How far an event's time may lie ahead of its record's Kafka timestamp and,"
                  + " live, of this machine's clock; beyond, it is set aside as FUTURE_TIME. 0:"
                  + " none may lie ahead.");

  public static final ConfigOption<Duration> DEDUPLICATE =
      key("input.deduplicate")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "An event that repeats the eventId of another of its source, with a time no further"
                  + " away than this, is counted and passed over, on whichever partition it comes."
                  + " 0: off.");

  public static final ConfigOption<Duration> IDLE_AFTER =
      key("input.idle-after")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription(
              "After how long without records a partition stops holding back the others'"
                  + " timers; where it has some that are not yet read, ten minutes after the"
                  + " last one. Where all have stopped, event time goes on with the wall clock."
                  + " Must be above 0.");

  public static final ConfigOption<Integer> MAX_RECORD_BYTES =
      key("input.max-record-bytes")
          .intType()
          .defaultValue(262_144)
          .withDescription(
              "A record of more bytes is set aside as TOO_LARGE without being parsed. At"
                  + " least 1.");

  public static final ConfigOption<Integer> MAX_PAYLOAD_BYTES =
      key("dead-letter.max-payload-bytes")
          .intType()
          .defaultValue(524_288)
          .withDescription(
              "A dead letter keeps so many bytes of its payload, and fewer where Kafka's"
                  + " max.request.size is smaller; the rest is found at its topic, partition and"
                  + " offset. At least 1.");

  public static final ConfigOption<Double> CLOCK_RATE =
      key("clock.rate")
          .doubleType()
          .defaultValue(1.0)
          .withDescription(
              "How many times faster than real time the input is played; wall-clock"
                  + " limits shrink with it, to a second at least. 1 for real traffic; must be"
                  + " above 0.");

  public static final ConfigOption<Boolean> CLOCK_WALL =
      key("clock.wall")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether the input's time is this machine's: no record then moves a clock beyond it."
                  + " Set false where recorded input of another day is played; it is so where"
                  + " clock.rate is not 1.");

  public static final ConfigOption<String> TOPIC_PREFIX =
      key("output.topic-prefix")
          .stringType()
          .defaultValue("")
          .withDescription("Put in front of every output topic's name. Empty: nothing is.");

  public static final ConfigOption<String> ROUTES =
      key("output.routes")
          .stringType()
          .defaultValue("")
          .withDescription(
              "File that names further topics for alerts, by type, level, department and"
                  + " scope; classpath: names one in the jar. Read where the job is submitted."
                  + " Empty: no further topics.");

  public static final ConfigOption<DeliveryGuarantee> FAST_LANE_GUARANTEE =
      key("output.fast-lane.guarantee")
          .enumType(DeliveryGuarantee.class)
          .defaultValue(DeliveryGuarantee.AT_LEAST_ONCE)
          .withDescription(
              "Of incident.alerts.level1…4 and of routes: at-least-once shows an alert in"
                  + " milliseconds and may repeat it under the same id; exactly-once shows it at"
                  + " the next checkpoint; with none a failure may lose it.");

  public static final ConfigOption<DeliveryGuarantee> LEDGER_GUARANTEE =
      key("output.ledger.guarantee")
          .enumType(DeliveryGuarantee.class)
          .defaultValue(DeliveryGuarantee.EXACTLY_ONCE)
          .withDescription(
              "Of incident.lifecycle: exactly-once shows each record once, at the next"
                  + " checkpoint; at-least-once shows it in milliseconds and may repeat it under"
                  + " the same id; with none a failure may lose it.");

  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      key("output.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "Of exactly-once output: how long a transaction may stay open; at most the"
                  + " broker's transaction.max.timeout.ms. A job away longer than this loses"
                  + " what it had not committed to the ledger. Must be above 0.");

  public static final ConfigOption<String> TRANSACTIONAL_ID_PREFIX =
      key("output.transactional-id-prefix")
          .stringType()
          .defaultValue("fenghuo")
          .withDescription(
              "Begins the names of exactly-once output's transactions. Must differ"
                  + " between jobs that share a Kafka cluster, and must not be blank.");

  public static final ConfigOption<List<String>> MEASURES =
      key("definitions.measures")
          .stringType()
          .asList()
          .defaultValues("classpath:measures.yaml")
          .withDescription(
              "Files that define the measures, separated by semicolons, at least one;"
                  + " classpath: names one in the jar. Read where the job is submitted.");

  public static final ConfigOption<List<String>> RULES =
      key("definitions.rules")
          .stringType()
          .asList()
          .defaultValues("classpath:rules.yaml")
          .withDescription(
              "Files that define the rules, separated by semicolons, at least one;"
                  + " classpath: names one in the jar. Read where the job is submitted.");

  public static final ConfigOption<List<String>> PROFILES =
      key("definitions.profiles")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription(
              "Files of profiles, separated by semicolons, laid over those in the jar:"
                  + " general, finance, e-commerce, healthcare. Read where the job is submitted."
                  + " None: those in the jar.");

  public static final ConfigOption<List<String>> PLAYBOOKS =
      key("definitions.playbooks")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription(
              "Files of playbooks, separated by semicolons, beside those in the jar; one"
                  + " of the same id takes its place. Read where the job is submitted. None:"
                  + " those in the jar.");

  public static final ConfigOption<String> DEFAULT_PROFILE =
      key("profile.default")
          .stringType()
          .defaultValue("general")
          .withDescription("Profile of a tenant that has none of its own.");

  public static final ConfigOption<Map<String, String>> PROFILE_OF_TENANT =
      key("profile.of-tenant")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Profiles of tenants, by the tenant's name. A tenant that is left out has"
                  + " profile.default.");

  public static final ConfigOption<Duration> CARE_LOOK_BACK =
      key("care.look-back")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "How long it is remembered that something happened to a customer, so that"
                  + " an incident which later rests on it finds the customer. Must be above 0.");

  public static final ConfigOption<String> PRIVACY_SALT =
      key("privacy.salt")
          .stringType()
          .defaultValue("fenghuo")
          .withDescription(
              "Goes into the hashes that stand for customers and sessions in all output;"
                  + " a secret of your own keeps them from being guessed. Another salt gives"
                  + " other hashes. Must not be empty.");

  private FenghuoOptions() {}

  /** Where a job without a checkpoint starts to read. */
  public enum StartAt {
    EARLIEST,
    LATEST,
    COMMITTED
  }
}

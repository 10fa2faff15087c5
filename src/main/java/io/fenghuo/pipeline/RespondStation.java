package io.fenghuo.pipeline;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.Event;
import io.fenghuo.handling.Profiles;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.CareNews;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.CareFunction;
import io.fenghuo.respond.CareInput;
import io.fenghuo.respond.CareLimits;
import io.fenghuo.respond.CustomerFunction;
import io.fenghuo.respond.CustomerSign;
import io.fenghuo.respond.CustomerSigns;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.respond.Tasks;
import io.fenghuo.time.Mode;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The respond station: tasks beside the alerts they follow from; care one hop by customer, where it
 * is known who she is, and one by desk, where its incidents are.
 */
final class RespondStation {

  private final Profiles profiles;
  private final Mode mode;
  private final ReadableConfig config;

  RespondStation(Profiles profiles, Mode mode, ReadableConfig config) {
    this.profiles = profiles;
    this.mode = mode;
    this.config = config;
  }

  DataStream<IncidentTask> tasks(DataStream<Alert> alerts) {
    return named(alerts.flatMap(new Tasks(profiles.playbooks())), "tasks");
  }

  DataStream<CareDirective> care(
      DataStream<Event> traffic, DataStream<Event> sentiment, DataStream<CareNews> incidents) {
    DataStream<CustomerSign> affected =
        named(
            signs(traffic, "traffic")
                .union(signs(sentiment, "sentiment"))
                .keyBy(CustomerSign::customerKey)
                .process(new CustomerFunction(mode)),
            "customers");
    return named(
        named(incidents.map(CareInput::of), "care-alerts")
            .union(named(affected.map(CareInput::of), "care-customers"))
            .keyBy(CareInput::key)
            .process(new CareFunction(profiles, CareLimits.from(config), mode)),
        "care");
  }

  private DataStream<CustomerSign> signs(DataStream<Event> events, String name) {
    return named(
        events.flatMap(new CustomerSigns(config.get(FenghuoOptions.PRIVACY_SALT))),
        "read-customers-" + name);
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, String uid) {
    return operator.uid(uid).name(uid);
  }
}

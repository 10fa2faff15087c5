package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.rule.Level;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

  /** Level II, TECH and LEGAL, a sentiment crisis of tenant shop and brand acme. */
  private static final Alert ALERT =
      Handled.of(AlertEvent.ACKED, AlertReason.DEPARTMENT_ACKED, IncidentState.ACKED, Handled.FREE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "types: SENTIMENT_CRISIS | true",
        "types: [DATA_LEAK, SENTIMENT_CRISIS] | true",
        "types: [DATA_LEAK] | false",
        "levels: [I, II] | true",
        "levels: [I] | false",
        "departments: [PR, LEGAL] | true",
        "departments: [PR] | false",
        "scope: {brand: acme} | true",
        "scope: {brand: [lumen, acme], tenant: shop} | true",
        "scope: {brand: lumen} | false",
        "scope: {tenant: other} | false",
        "scope: {channel: WEB} | false",
        "scope: {queue: q1} | false",
        "levels: [II], scope: {brand: lumen} | false"
      })
  void takesWhatMeetsAllConditions(String conditions, boolean taken) {
    assertThat(route("to: pr, " + conditions).takes(ALERT)).isEqualTo(taken);
  }

  @Test
  void takesAllWhereNothingIsAsked() {
    assertThat(Alerts.all()).allMatch(route("to: pr")::takes);
  }

  @Test
  void findsTheChannelsAndQueuesThatAreAffected() {
    Alert spread = Alerts.of(AlertEvent.RESOLVED);

    assertThat(route("to: pr, scope: {channel: [APP, PHONE]}").takes(spread)).isTrue();
    assertThat(route("to: pr, scope: {queue: q1}").takes(spread)).isTrue();
    assertThat(route("to: pr, scope: {queue: q2}").takes(spread)).isFalse();
  }

  @Test
  void showsALevelThatAnIncidentLeaves() {
    Alert escalated =
        Handled.at(
            Level.III,
            AlertEvent.ESCALATED,
            AlertReason.GRAVER_FINDING,
            IncidentState.OPEN,
            Handled.FREE);

    assertThat(route("to: pr, levels: [III]").takes(escalated)).isTrue();
    assertThat(route("to: pr, levels: [IV]").takes(escalated)).isFalse();
  }

  @Test
  void leadBesideTheGradedTopicsAndEachOnce() throws Exception {
    Topics topics = Topics.of(config("deploy/routes.yaml"));
    AlertRouting routing = InstantiationUtil.clone(new AlertRouting(topics));

    assertThat(topics.all().stream().map(TopicPlan::name))
        .endsWith(
            "prod.rules.status",
            "prod.incident.pr",
            "prod.incident.acme.urgent",
            "prod.incident.data-leaks");
    assertThat(routing.topicsOf(ALERT))
        .containsExactly("prod.incident.alerts.level2", "prod.incident.acme.urgent");
    assertThat(
            routing.topicsOf(
                Handled.of(
                    AlertEvent.ACKED,
                    AlertReason.DEPARTMENT_ACKED,
                    IncidentState.ACKED,
                    Handled.SILENCED)))
        .isEmpty();
  }

  @Test
  void areNoneWithoutAFile() {
    assertThat(Topics.of(new Configuration()).routes()).isEmpty();
  }

  @Test
  void tellOfEveryFaultAtOnce() {
    assertThatThrownBy(
            () ->
                Routes.parse(
                    "routes.yaml",
                    """
                    routes:
                      - { to: "a b", level: [I] }
                      - { types: [FIRE], departments: [] }
                      - { to: incident.lifecycle, scope: { line: x } }
                    other: 1
                    """,
                    "",
                    Set.of("incident.lifecycle")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("routes.yaml")
        .hasMessageContaining("routes[0].to must be 1 to 249 letters")
        .hasMessageContaining("routes[0].level is unknown")
        .hasMessageContaining("routes[1].to is required")
        .hasMessageContaining("routes[1].types must be one of [SYSTEM_FAULT")
        .hasMessageContaining("routes[1].departments must name at least one")
        .hasMessageContaining("routes[2].to must be no topic that the job has already")
        .hasMessageContaining("routes[2].scope.line is unknown")
        .hasMessageContaining("other is unknown");
    assertThatThrownBy(() -> Routes.parse("routes.yaml", "routes: []", "", Set.of()))
        .hasMessageContaining("routes must have at least one route");
  }

  private static Route route(String flow) {
    List<Route> routes = Routes.parse("routes.yaml", "routes: [{" + flow + "}]", "", Set.of());
    assertThat(routes).hasSize(1);
    return routes.get(0);
  }

  private static Configuration config(String routes) {
    return new Configuration()
        .set(FenghuoOptions.TOPIC_PREFIX, "prod.")
        .set(FenghuoOptions.ROUTES, routes);
  }
}

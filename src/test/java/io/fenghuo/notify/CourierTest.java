package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.notify.ScriptedReceiver.Reply;
import io.fenghuo.tool.embedded.FreePorts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt, against a server that behaves as badly as servers do. */
@Timeout(60)
class CourierTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void postsAListOfAlerts() throws Exception {
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> Reply.of(200))) {
      assertThat(deliver(receiver, TIMEOUT, "{\"a\":\"烽火\"}", "{\"b\":2}"))
          .isEqualTo(Delivery.TAKEN);
      assertThat(receiver.bodies()).containsExactly("[{\"a\":\"烽火\"},{\"b\":2}]");
      assertThat(receiver.authorizations()).containsExactly("null");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 408, 429, 500, 503})
  void sendsAgainWhatTheReceiverMayTakeLater(int status) throws Exception {
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> Reply.of(status))) {
      Delivery delivery = deliver(receiver, TIMEOUT, "1", "2");

      assertThat(delivery.again()).extracting(Notice::body).containsExactly("1", "2");
      assertThat(delivery.refused()).isEmpty();
      assertThat(delivery.cause()).isEqualTo(String.valueOf(status));
      assertThat(delivery.askedMillis()).isZero();
      assertThat(receiver.bodies()).hasSize(1);
    }
  }

  @Test
  void hearsHowLongItShallWait() throws Exception {
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> new Reply(429, "17", false))) {
      assertThat(deliver(receiver, TIMEOUT, "1").askedMillis()).isEqualTo(17_000);
    }
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(100).atOffset(ZoneOffset.UTC));
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> new Reply(503, date, false))) {
      assertThat(deliver(receiver, TIMEOUT, "1").askedMillis()).isBetween(50_000L, 100_000L);
    }
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> new Reply(503, "soon", false))) {
      assertThat(deliver(receiver, TIMEOUT, "1").askedMillis()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void findsTheAlertAtFaultAndDropsOnlyThat(int status) throws Exception {
    try (ScriptedReceiver receiver =
        new ScriptedReceiver(body -> Reply.of(body.contains("bad") ? status : 200))) {
      Delivery delivery = deliver(receiver, TIMEOUT, "1", "2", "3", "\"bad\"", "5");

      assertThat(delivery.again()).isEmpty();
      assertThat(delivery.refused())
          .singleElement()
          .satisfies(
              refusal -> {
                assertThat(refusal.notice().alertId()).isEqualTo("id-\"bad\"");
                assertThat(refusal.why()).isEqualTo(String.valueOf(status));
              });
      assertThat(receiver.bodies())
          .containsExactly(
              "[1,2,3,\"bad\",5]",
              "[1,2]",
              "[3,\"bad\",5]",
              "[3]",
              "[\"bad\",5]",
              "[\"bad\"]",
              "[5]");
    }
  }

  @Test
  void whatComesBehindAFailureWaitsWithIt() throws Exception {
    try (ScriptedReceiver receiver =
        new ScriptedReceiver(
            body -> Reply.of(body.contains("bad") ? 400 : body.contains("3") ? 500 : 200))) {
      Delivery delivery = deliver(receiver, TIMEOUT, "\"bad\"", "2", "3", "4");

      assertThat(delivery.refused()).extracting(r -> r.notice().body()).containsExactly("\"bad\"");
      assertThat(delivery.again()).extracting(Notice::body).containsExactly("3", "4");
    }
  }

  @Test
  void givesUpOnOneThatHangs() throws Exception {
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> ScriptedReceiver.HANGS)) {
      assertThat(deliver(receiver, SHORT, "1").cause()).isEqualTo("TimeoutException");
    }
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> new Reply(200, null, true))) {
      assertThat(deliver(receiver, SHORT, "1").cause()).isEqualTo("TimeoutException");
    }
  }

  @Test
  void sendsAgainWhereNobodyListens() throws Exception {
    String nobody = "http://127.0.0.1:" + FreePorts.find(1).get(0);
    try (Courier courier = new AlertmanagerCourier(Endpoint.open(nobody, TIMEOUT))) {
      Delivery delivery = courier.deliver(notices("1")).get(30, TimeUnit.SECONDS);

      assertThat(delivery.again()).hasSize(1);
      assertThat(delivery.cause()).isEqualTo("ConnectException");
    }
  }

  @Test
  void saysWhoItIsAndTellsNoLog() throws Exception {
    try (ScriptedReceiver receiver = new ScriptedReceiver(body -> Reply.of(200))) {
      Endpoint password = Endpoint.withPassword(receiver.url(), "fenghuo", "open sesame", TIMEOUT);
      Endpoint token = Endpoint.withToken(receiver.url(), "t0ken", TIMEOUT);
      for (Endpoint endpoint : List.of(password, token)) {
        try (Courier courier = new AlertmanagerCourier(endpoint)) {
          courier.deliver(notices("1")).get(30, TimeUnit.SECONDS);
        }
      }

      assertThat(receiver.authorizations())
          .containsExactly("Basic ZmVuZ2h1bzpvcGVuIHNlc2FtZQ==", "Bearer t0ken");
      assertThat(password + " " + token)
          .isEqualTo((receiver.url() + " with authorization *** ").repeat(2).strip());
    }
  }

  @Test
  void pagerDutyTakesOneEventARequestWithItsKey() throws Exception {
    try (ScriptedReceiver receiver =
            new ScriptedReceiver(
                body -> Reply.of(body.contains("bad") ? 400 : body.contains("busy") ? 429 : 202));
        Courier courier =
            new PagerDutyCourier(
                Endpoint.open(receiver.url(), TIMEOUT), Map.of("all", "common", "TECH", "techs"))) {
      Delivery delivery =
          courier
              .deliver(
                  List.of(
                      event("all", "good"),
                      event("TECH", "busy-1"),
                      event("all", "bad"),
                      event("gone", "left"),
                      event("all", "busy-2")))
              .get(30, TimeUnit.SECONDS);

      assertThat(delivery.again()).extracting(Notice::slot).containsExactly("busy-1", "busy-2");
      assertThat(delivery.refused())
          .extracting(refusal -> refusal.notice().slot() + " " + refusal.why())
          .containsExactly("bad 400", "left no routing key for gone");
      assertThat(receiver.bodies())
          .extracting(CourierTest::keyAndName)
          .containsExactlyInAnyOrder("common good", "techs busy-1", "common bad", "common busy-2");
    }
  }

  private static String keyAndName(String event) {
    try {
      JsonNode json = JsonMapper.builder().build().readTree(event);
      return json.get("routing_key").asText() + " " + json.get("name").asText();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Notice event(String target, String name) {
    return new Notice(name, name, target, "id", "{\"name\":\"" + name + "\"}");
  }

  private static Delivery deliver(ScriptedReceiver receiver, Duration timeout, String... bodies)
      throws Exception {
    try (Courier courier = new AlertmanagerCourier(Endpoint.open(receiver.url(), timeout))) {
      return courier.deliver(notices(bodies)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<Notice> notices(String... bodies) {
    return Arrays.stream(bodies).map(b -> new Notice(b, b, "", "id-" + b, b)).toList();
  }
}

package io.fenghuo.notify;

import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Where requests go, who makes them, and how long one may take. */
final class Endpoint implements Serializable {

  private final URI address;
  private final String authorization;
  private final Duration timeout;

  private Endpoint(URI address, String authorization, Duration timeout) {
    this.address = address;
    this.authorization = authorization;
    this.timeout = timeout;
  }

  static Endpoint open(String url, Duration timeout) {
    return new Endpoint(URI.create(url), null, timeout);
  }

  static Endpoint withPassword(String url, String user, String password, Duration timeout) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Endpoint(
        URI.create(url), "Basic " + Base64.getEncoder().encodeToString(both), timeout);
  }

  static Endpoint withToken(String url, String token, Duration timeout) {
    return new Endpoint(URI.create(url), "Bearer " + token, timeout);
  }

  URI address() {
    return address;
  }

  /** The value of the request's header; null for none. */
  String authorization() {
    return authorization;
  }

  Duration timeout() {
    return timeout;
  }

  /** Fit for a log. */
  @Override
  public String toString() {
    return address + (authorization == null ? "" : " with authorization ***");
  }
}

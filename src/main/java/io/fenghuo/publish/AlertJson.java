package io.fenghuo.publish;

import io.fenghuo.incident.Alert;

/** An alert as JSON, under {@code schemas/alert.json}. */
public final class AlertJson {

  static final String SCHEMA = "urn:fenghuo:schema:alert:1";

  private AlertJson() {}

  /** UTF-8, the fields always in the same order. */
  public static byte[] bytes(Alert alert) {
    return Json.bytes(alert);
  }
}

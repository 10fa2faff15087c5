package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.rule.IncidentType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which findings of a desk are one trouble. */
enum Family {
  /** A fault and all that follows from it: one incident for the whole desk. */
  SERVICE,
  /** One for the desk. */
  DATA_LEAK,
  /** One for each source. */
  DATA_GAP,
  /** One for each customer. */
  CUSTOMER_ESCALATION,
  /** One for the desk. */
  ALERT_STORM;

  static Family of(IncidentType type) {
    return switch (type) {
      case SYSTEM_FAULT, SERVICE_OVERLOAD, COMPLAINT_SURGE, SENTIMENT_CRISIS, PUBLIC_OPINION ->
          SERVICE;
      case DATA_LEAK -> DATA_LEAK;
      case DATA_GAP -> DATA_GAP;
      case CUSTOMER_ESCALATION -> CUSTOMER_ESCALATION;
      case ALERT_STORM -> ALERT_STORM;
    };
  }

  /** How near to the cause a type is; 0 is the cause. Only a service incident holds several. */
  static int distanceFromCause(IncidentType type) {
    return switch (type) {
      case SYSTEM_FAULT, DATA_LEAK, DATA_GAP, CUSTOMER_ESCALATION, ALERT_STORM -> 0;
      case SERVICE_OVERLOAD -> 1;
      case COMPLAINT_SURGE -> 2;
      case SENTIMENT_CRISIS -> 3;
      case PUBLIC_OPINION -> 4;
    };
  }

  /** Types with the cause before what follows from it. */
  static List<IncidentType> causesFirst(List<IncidentType> types) {
    return types.stream()
        .sorted(
            Comparator.comparingInt(Family::distanceFromCause)
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Whether it is one for a brand, and reaches over its channels and queues. */
  boolean isOfPlaces() {
    return this == SERVICE || this == DATA_LEAK;
  }

  /** What sets this trouble apart from others of its family on the same desk; empty for nothing. */
  String subject(Scope scope) {
    return switch (this) {
      case SERVICE, DATA_LEAK, ALERT_STORM -> "";
      case DATA_GAP -> scope.source() == null ? "" : scope.source();
      case CUSTOMER_ESCALATION -> {
        String person = person(scope);
        yield person == null ? "" : person;
      }
    };
  }

  /** The customer a scope is about, or the session where it names no customer; null for neither. */
  static String person(Scope scope) {
    return scope.customerId() != null ? scope.customerId() : scope.sessionId();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

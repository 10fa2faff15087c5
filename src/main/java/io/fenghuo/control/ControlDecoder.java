package io.fenghuo.control;

import io.fenghuo.event.Origin;
import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import io.fenghuo.json.StrictJson;
import io.fenghuo.words.LocalizedText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decodes one record of {@code ops.control}: a flat JSON object with {@code commandId}, {@code
 * kind}, {@code actor}, {@code reason}, if wanted {@code effectiveAt}, and what the kind needs.
 * Pure, never throws.
 */
public final class ControlDecoder {

  static final String COMMAND_ID = "commandId";
  private static final String KIND = "kind";
  static final String ACTOR = "actor";
  static final String REASON = "reason";
  static final String EFFECTIVE_AT = "effectiveAt";
  private static final Set<String> COMMON =
      Set.of(COMMAND_ID, KIND, ACTOR, REASON, EFFECTIVE_AT, "schemaVersion");

  private final int maxRecordBytes;

  public ControlDecoder(int maxRecordBytes) {
    this.maxRecordBytes = maxRecordBytes;
  }

  /**
   * @param recordTimeMillis Kafka's timestamp of the record
   */
  public ControlInput decode(Origin origin, long recordTimeMillis, byte[] value) {
    JsonFields fields = null;
    try {
      fields = StrictJson.readWithNulls(value, maxRecordBytes);
      return new ControlInput(command(fields, origin, recordTimeMillis), null, recordTimeMillis);
    } catch (RefusedException e) {
      return new ControlInput(
          null, rejection(fields, origin, recordTimeMillis, e), recordTimeMillis);
    }
  }

  private static ControlCommand command(JsonFields fields, Origin origin, long recordTimeMillis)
      throws RefusedException {
    fields.refuseNulls();
    String commandId = fields.requiredId(COMMAND_ID);
    fields.require(KIND);
    ControlKind kind = fields.oneOf(KIND, ControlKind.class);
    String actor = fields.requiredId(ACTOR);
    fields.require(REASON);
    String reason = fields.text(REASON);
    Long effectiveAt = fields.time(EFFECTIVE_AT);
    Map<String, String> rest = new HashMap<>();
    for (String name : fields.names()) {
      if (!COMMON.contains(name)) {
        rest.put(name, fields.scalar(name));
      }
    }
    return new ControlCommand(
        origin,
        commandId,
        kind,
        actor,
        reason,
        effectiveAt == null ? recordTimeMillis : effectiveAt,
        rest);
  }

  private static ControlRejection rejection(
      JsonFields fields, Origin origin, long recordTimeMillis, RefusedException fault) {
    LocalizedText says = LocalizedText.of(CommandFault.of(fault, fields));
    return new ControlRejection(
        origin,
        recordTimeMillis,
        fields == null ? null : readable(() -> fields.id(COMMAND_ID)),
        fields == null ? null : readable(() -> fields.oneOf(KIND, ControlKind.class)),
        fields == null ? null : readable(() -> fields.id(ACTOR)),
        reason(fault.reason()),
        says);
  }

  private static RejectionReason reason(RefusalReason fault) {
    return switch (fault) {
      case NULL_VALUE,
          EMPTY,
          TOO_LARGE,
          BAD_UTF8,
          MALFORMED_JSON,
          TOO_DEEP,
          DUPLICATE_KEY,
          NOT_AN_OBJECT ->
          RejectionReason.MALFORMED;
      case MISSING_FIELD -> RejectionReason.MISSING_FIELD;
      case WRONG_TYPE -> RejectionReason.WRONG_TYPE;
      case OUT_OF_RANGE, ABSURD_TIME -> RejectionReason.OUT_OF_RANGE;
      // The kind is the only field of a fixed vocabulary.
      case UNKNOWN_VALUE -> RejectionReason.UNKNOWN_KIND;
      case UNKNOWN_KIND, FUTURE_TIME, UNSUPPORTED_SCHEMA, EXPRESSION_FAILED, NO_EVENT_RULE, LATE ->
          throw new IllegalArgumentException("Of events alone: " + fault);
    };
  }

  /** What can be read of a command that as a whole can not. */
  private static <T> T readable(Field<T> field) {
    try {
      return field.read();
    } catch (RefusedException e) {
      return null;
    }
  }

  @FunctionalInterface
  private interface Field<T> {
    T read() throws RefusedException;
  }
}

package io.fenghuo.control;

import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import io.fenghuo.privacy.Masking;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.util.Arrays;
import java.util.List;

/**
 * Why a record is no command: the field, the value that was given, and what may stand in its place.
 * The value of a reason is not told, for it is free text.
 */
final class CommandFault {

  private CommandFault() {}

  /**
   * @param fields what could be read; null where the record is no flat JSON object
   */
  static Message of(RefusedException fault, JsonFields fields) {
    String field = fault.field();
    Message why =
        field == null
            ? told(fault.reason().name()).with("detail", fault.getMessage())
            : ofField(fault.reason(), field, fields);
    return told("whole").with("fault", why);
  }

  private static Message ofField(RefusalReason reason, String field, JsonFields fields) {
    String given = fields == null ? null : given(field, fields);
    // The kind is the only field of a fixed vocabulary.
    List<String> kinds = Arrays.stream(ControlKind.values()).map(Enum::name).toList();
    return told(key(reason, field, fields))
        .with("name", field)
        .with("known", kinds)
        .with("hint", given == null ? "" : Nearest.hint(given, kinds))
        .with("most", most(field))
        .with("got", given == null ? "" : told("got").with("given", CommandForm.shown(given)));
  }

  private static String key(RefusalReason reason, String field, JsonFields fields) {
    String ofReason = "field." + reason;
    return switch (reason) {
      case WRONG_TYPE ->
          fields != null && fields.isNull(field)
              ? "field.null"
              : isTime(field) ? "field.no-time" : "field.no-text";
      case OUT_OF_RANGE -> isId(field) ? "field.no-id" : "field.too-long";
      case BAD_UTF8, MISSING_FIELD, ABSURD_TIME, UNKNOWN_VALUE -> ofReason;
      case NULL_VALUE,
          EMPTY,
          TOO_LARGE,
          MALFORMED_JSON,
          TOO_DEEP,
          DUPLICATE_KEY,
          NOT_AN_OBJECT,
          UNKNOWN_KIND,
          FUTURE_TIME,
          UNSUPPORTED_SCHEMA,
          EXPRESSION_FAILED,
          NO_EVENT_RULE,
          LATE ->
          throw new IllegalArgumentException("Of no field of a command: " + reason);
    };
  }

  /** Null where it must not be told, or is no single value. */
  private static String given(String field, JsonFields fields) {
    if (field.equals(ControlDecoder.REASON) || !fields.names().contains(field)) {
      return null;
    }
    try {
      return Masking.mask(fields.scalar(field));
    } catch (RefusedException e) {
      return null;
    }
  }

  private static boolean isTime(String field) {
    return field.equals(ControlDecoder.EFFECTIVE_AT);
  }

  private static boolean isId(String field) {
    return field.equals(ControlDecoder.COMMAND_ID) || field.equals(ControlDecoder.ACTOR);
  }

  private static int most(String field) {
    return isId(field) ? JsonFields.MAX_ID_LENGTH : JsonFields.MAX_TEXT_BYTES;
  }

  private static Message told(String key) {
    return Message.of("unreadable." + key);
  }
}

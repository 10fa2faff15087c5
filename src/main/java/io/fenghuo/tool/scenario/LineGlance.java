package io.fenghuo.tool.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusedException;
import java.io.IOException;
import java.util.Map;

/**
 * What a player must know of a line: when it happened and what it belongs to. A line that is broken
 * on purpose gives as much as can be read.
 *
 * @param timeMillis event time, epoch milliseconds; null where the job would not read it
 * @param key the session, or else the mention, or else the source; null where there is none
 */
record LineGlance(Long timeMillis, String key) {

  private static final String TIME = "eventTime";
  private static final JsonFactory JSON = new JsonFactory();

  static LineGlance at(byte[] line) {
    Long time = null;
    String session = null;
    String mention = null;
    String source = null;
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          JsonToken value = parser.nextToken();
          switch (name) {
            case TIME -> time = time(parser, value);
            case "sessionId" -> session = text(parser, value);
            case "mentionId" -> mention = text(parser, value);
            case "source" -> source = text(parser, value);
            default -> {}
          }
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // What was read up to the fault is what is known of the line.
    }
    return new LineGlance(time, session != null ? session : mention != null ? mention : source);
  }

  private static String text(JsonParser parser, JsonToken value) throws IOException {
    return value == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  /** As the job reads it. */
  private static Long time(JsonParser parser, JsonToken value) throws IOException {
    try {
      Object time =
          switch (value) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
          };
      return time == null ? null : JsonFields.of(Map.of(TIME, time)).time(TIME);
    } catch (InputCoercionException | RefusedException e) {
      return null;
    }
  }
}

package io.fenghuo.tool.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What a player must know of a line: when it happened and what it belongs to. A line that is broken
 * on purpose gives as much as can be read.
 *
 * @param timeMillis event time, epoch milliseconds; null where it cannot be read
 * @param key the session, or else the mention, or else the source; null where there is none
 */
record LineGlance(Long timeMillis, String key) {

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
            case "eventTime" -> time = time(parser, value);
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

  private static Long time(JsonParser parser, JsonToken value) throws IOException {
    try {
      return switch (value) {
        case VALUE_STRING -> time(parser.getText());
        case VALUE_NUMBER_INT -> parser.getLongValue();
        default -> null;
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  /**
   * As the job reads it: with its offset, or epoch milliseconds that a sender has put in quotes.
   */
  private static long time(String text) {
    boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(text) : Instant.parse(text).toEpochMilli();
  }
}

package io.fenghuo.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.fenghuo.privacy.Masking;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The values of a record that look otherwise than Jackson would write them. */
final class JsonValues {

  private JsonValues() {}

  /** A number, a whole one without its fraction; what is no number counts as empty. */
  static final class Decimal extends JsonSerializer<Double> {

    private static final double WHOLE_BELOW = 1e15;

    @Override
    public boolean isEmpty(SerializerProvider provider, Double value) {
      return !Double.isFinite(value);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value == Math.rint(value) && Math.abs(value) < WHOLE_BELOW) {
        json.writeNumber(value.longValue());
      } else {
        json.writeNumber(value);
      }
    }
  }

  /** Epoch milliseconds as RFC 3339 in UTC. */
  static final class Time extends JsonSerializer<Long> {
    @Override
    public void serialize(Long millis, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Instant.ofEpochMilli(millis).toString());
    }
  }

  /** Milliseconds as a length of time after ISO 8601. */
  static final class Length extends JsonSerializer<Long> {
    @Override
    public void serialize(Long millis, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Duration.ofMillis(millis).toString());
    }
  }

  /** What somebody has typed. */
  static final class Masked extends JsonSerializer<String> {
    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Masking.mask(text));
    }
  }

  /** Under which name somebody gives commands. */
  static final class MaskedName extends JsonSerializer<String> {
    @Override
    public void serialize(String name, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Masking.maskName(name));
    }
  }

  /** A level with all that is said of it. */
  static final class Grade extends JsonSerializer<Level> {
    @Override
    public void serialize(Level level, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("grade", level.name());
      json.writeNumberField("rank", level.rank());
      json.writeStringField("colour", level.colour());
      name(level.named(), json);
      json.writeStringField("severity", level.severity());
      json.writeEndObject();
    }
  }

  /** A department with its name, as fields of the record around it. */
  static final class NamedDepartment extends JsonSerializer<Department> {
    @Override
    public boolean isUnwrappingSerializer() {
      return true;
    }

    @Override
    public void serialize(Department department, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStringField("department", department.name());
      name(department.named(), json);
    }
  }

  /** What people call it, as fields of the record around it. */
  static final class Name extends JsonSerializer<LocalizedText> {
    @Override
    public boolean isUnwrappingSerializer() {
      return true;
    }

    @Override
    public void serialize(LocalizedText name, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      name(name, json);
    }
  }

  private static void name(LocalizedText name, JsonGenerator json) throws IOException {
    for (Language language : Language.all()) {
      json.writeStringField("name" + language.suffix(), name.in(language));
    }
  }
}

package io.fenghuo.mapping;

import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusedException;

/**
 * What one event rule made of a record or of one of its items: fields, or why there are none.
 *
 * @param part which of the record's events it is, those that failed among them
 * @param fields as a record of our own schema would have them, still to be checked; null where it
 *     was not mapped
 * @param refused why it was not mapped; null where it was
 */
public record MappedEvent(int part, JsonFields fields, RefusedException refused) {

  static MappedEvent of(int part, JsonFields fields) {
    return new MappedEvent(part, fields, null);
  }

  static MappedEvent refused(int part, RefusedException why) {
    return new MappedEvent(part, null, why);
  }
}

package io.fenghuo.mapping;

import io.fenghuo.json.JsonFields;

/**
 * What one event rule made of a record or of one of its items: fields, or why there are none.
 *
 * @param part which of the record's events it is, those that failed among them
 * @param fields as a record of our own schema would have them, still to be checked; null where
 *     there is a fault
 * @param fault why it was not mapped, or null
 * @param detail the fault in words, without values; null where there is none
 */
public record MappedEvent(int part, JsonFields fields, MappingFault fault, String detail) {

  static MappedEvent of(int part, JsonFields fields) {
    return new MappedEvent(part, fields, null, null);
  }

  static MappedEvent failed(int part, UnmappedException e) {
    return new MappedEvent(part, null, e.fault(), e.getMessage());
  }
}

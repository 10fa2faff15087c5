package io.fenghuo.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * An object of a record, made known to CEL as one of its own values. A plain map it would look
 * through whole, with all that is nested in it, each time an expression names the record: that was
 * nine tenths of a mapping's cost.
 */
final class DataObject extends CelValue implements Map<String, Object> {

  private static final CelType TYPE = MapType.create(SimpleType.DYN, SimpleType.DYN);

  private final Map<String, Object> fields;

  DataObject(Map<String, Object> fields) {
    this.fields = fields;
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return fields.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  @Override
  public boolean containsKey(Object key) {
    return fields.containsKey(key);
  }

  @Override
  public boolean containsValue(Object value) {
    return fields.containsValue(value);
  }

  @Override
  public Object get(Object key) {
    return fields.get(key);
  }

  @Override
  public Set<String> keySet() {
    return fields.keySet();
  }

  @Override
  public Collection<Object> values() {
    return fields.values();
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return fields.entrySet();
  }

  @Override
  public Object put(String key, Object value) {
    throw new UnsupportedOperationException("A record is not changed");
  }

  @Override
  public Object remove(Object key) {
    throw new UnsupportedOperationException("A record is not changed");
  }

  @Override
  public void putAll(Map<? extends String, ?> entries) {
    throw new UnsupportedOperationException("A record is not changed");
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException("A record is not changed");
  }

  @Override
  public boolean equals(Object other) {
    return fields.equals(other);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}

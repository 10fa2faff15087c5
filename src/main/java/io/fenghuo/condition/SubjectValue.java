package io.fenghuo.condition;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.util.Optional;

/** A subject as CEL sees it: its fields are read one by one, and only those that are asked for. */
final class SubjectValue extends StructValue<String, SubjectValue> {

  private final Facts facts;
  private final CelType type;

  SubjectValue(Facts facts, CelType type) {
    this.facts = facts;
    this.type = type;
  }

  @Override
  public Object select(String field) {
    Object value = facts.get(field);
    if (value == null) {
      throw CelAttributeNotFoundException.forFieldResolution(field);
    }
    return value;
  }

  @Override
  public Optional<Object> find(String field) {
    return Optional.ofNullable(facts.get(field));
  }

  /** Itself, so that it stays readable wherever CEL hands it on. */
  @Override
  public SubjectValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return type;
  }
}

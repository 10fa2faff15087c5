package io.fenghuo.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.fenghuo.event.EventField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types of the subjects that a condition speaks of, so that a wrong field is a fault. */
final class SubjectTypes implements CelTypeProvider {

  private final Map<String, StructType> byName = new LinkedHashMap<>();

  SubjectTypes(Vocabulary vocabulary) {
    add(vocabulary);
    vocabulary.lists().values().forEach(this::add);
  }

  CelType of(Vocabulary vocabulary) {
    return byName.get(vocabulary.subject());
  }

  static CelType of(EventField.Type type) {
    return switch (type) {
      case TEXT -> SimpleType.STRING;
      case INTEGER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case BOOLEAN -> SimpleType.BOOL;
      case TIME -> SimpleType.TIMESTAMP;
    };
  }

  private void add(Vocabulary vocabulary) {
    Map<String, EventField.Type> types = vocabulary.types();
    byName.put(
        vocabulary.subject(),
        StructType.create(
            vocabulary.subject(),
            ImmutableSet.copyOf(types.keySet()),
            field -> Optional.ofNullable(types.get(field)).map(SubjectTypes::of)));
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return ImmutableList.copyOf(byName.values());
  }

  @Override
  public Optional<CelType> findType(String typeName) {
    return Optional.ofNullable(byName.get(typeName));
  }
}

package io.fenghuo.measure;

import io.fenghuo.definition.Faults;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Dimension;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The measures of a job, checked; ids are unique. */
public final class MeasureSet implements Serializable {

  private final LinkedHashMap<String, MeasureDefinition> byId;

  private MeasureSet(Map<String, MeasureDefinition> byId) {
    this.byId = new LinkedHashMap<>(byId);
  }

  /**
   * Reads the measures of one file.
   *
   * @param source the file's name, for the message
   * @throws InvalidDefinitionException with every fault of the file
   */
  public static MeasureSet parse(String source, String yaml) {
    Faults faults = new Faults();
    List<MeasureDefinition> definitions =
        MeasureParser.measures(Yaml.parse(yaml, faults)).stream()
            .filter(definition -> faults.isEmpty())
            .toList();
    faults.throwIfAny(source);
    Map<String, MeasureDefinition> byId = new LinkedHashMap<>();
    definitions.forEach(definition -> byId.put(definition.id(), definition));
    return new MeasureSet(byId);
  }

  /**
   * The measures of several files together.
   *
   * @throws InvalidDefinitionException where two of them define the same id
   */
  public static MeasureSet union(List<MeasureSet> sets) {
    Faults faults = new Faults();
    Map<String, MeasureDefinition> byId = new LinkedHashMap<>();
    for (MeasureSet set : sets) {
      for (MeasureDefinition definition : set.definitions()) {
        if (byId.putIfAbsent(definition.id(), definition) != null) {
          faults.add("measure " + definition.id(), "is defined in more than one file");
        }
      }
    }
    faults.throwIfAny("measures");
    return new MeasureSet(byId);
  }

  /** In the order in which they were written. */
  public List<MeasureDefinition> definitions() {
    return new ArrayList<>(byId.values());
  }

  public Set<String> ids() {
    return Set.copyOf(byId.keySet());
  }

  public Optional<MeasureDefinition> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The dimensions over which a measure is taken; empty where there is no such measure. */
  public Optional<List<Dimension>> scopeOf(String id) {
    return byId(id).map(MeasureDefinition::scope);
  }
}

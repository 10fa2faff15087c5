package io.fenghuo.measure;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The measures of a job, checked; ids are unique. */
public final class MeasureSet implements Serializable {

  private final LinkedHashMap<String, MeasureDefinition> byId;

  private MeasureSet(Map<String, MeasureDefinition> byId) {
    this.byId = new LinkedHashMap<>(byId);
  }

  /**
   * Reads the measures of one file:
   *
   * <pre>{@code
   * measures:
   * - id: bot-failure-share            # lower case, unique
   *   name: { zh: 机器人失败率, en: bot failure share }   # as sentences call it; the id if left out
   *   figure: share                    # count, rate (per minute), share, distinct, sum, mean,
   *                                    # quantile, gauge, change, ratio
   *   scope: [tenant, brand, channel]  # measured apart for each of these; tenant is required
   *   on: [BOT_REPLIED, BOT_FAILED]    # kinds of events that are read
   *   where: channel != 'PHONE'        # what is counted at all; everything if left out
   *   hit: kind == 'BOT_FAILED'        # share: what is counted in the numerator
   *   by: sessionId                    # distinct: whom; share: whom in place of events
   *   window: 5m                       # 1s to 30d; none for a gauge
   *   min-sample: 30                   # share, mean, quantile, change (its last window): no
   *                                    # figure below so many; 30 if left out
   *   min-confidence: 0.5              # on SENTIMENT: readings of less do not count; 0.5 if left out
   *   impact: sessions                 # or customers, complaints, reach, persons; may be left out
   *   lines:
   *   - { id: high, above: 0.2, clear: 0.1, clear-for: 2m }  # or below, with clear above it
   *                                    # with for: 5m it waits for so long before it goes up
   * # and where they apply:
   *   field: latencyMs                 # sum, mean, quantile, gauge: the number
   *   quantile: 0.95
   *   across: queueId                  # gauge: last value for each of these, summed
   *   of: { figure: gauge, … }         # ratio: what is divided, with its own on and where
   *   per: { figure: rate, … }         # ratio: by what: count, rate, distinct, sum
   *   baseline-floor: 10               # change: a usual count below this counts as this
   *   first-day-floor: 30              # the same while no earlier day is known; as that if left out
   *   forget-after: 24h                # how long a silent key is remembered (change: 8d if left
   *                                    # out), a gauge's value good (1h)
   * }</pre>
   *
   * <p>A line without {@code clear} is clear on its limit's other side, without {@code clear-for}
   * after one minute. A share is compared by its {@link WilsonBound}. A count, rate, sum or
   * distinct figure falls below a line only once its key is a window old, and a change has a figure
   * only once it is two windows old; a key's age counts from the first event of the kinds in {@code
   * on}, also one that {@code where} leaves out: a rare kind is best watched beside a common one.
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

  /** These measures, where one of the others takes the place of that of its id. */
  public MeasureSet overriddenBy(MeasureSet others) {
    Map<String, MeasureDefinition> all = new LinkedHashMap<>(byId);
    all.putAll(others.byId);
    return new MeasureSet(all);
  }

  /** In the order in which they were written. */
  public List<MeasureDefinition> definitions() {
    return new ArrayList<>(byId.values());
  }

  public Set<String> ids() {
    return Set.copyOf(byId.keySet());
  }

  /** The measure of this id, those of source health among them; empty where there is none. */
  public Optional<MeasureDefinition> byId(String id) {
    return switch (id) {
      case SourceSilence.ID -> Optional.of(SourceSilence.definition());
      case UnreadableShare.ID -> Optional.of(UnreadableShare.definition());
      default -> Optional.ofNullable(byId.get(id));
    };
  }

  /** The dimensions over which a measure is taken; empty where there is no such measure. */
  public Optional<List<Dimension>> scopeOf(String id) {
    return byId(id).map(MeasureDefinition::scope);
  }

  /** What rules may refer to: the measures, and those of source health. */
  public DefinitionCatalog catalog() {
    Map<String, DefinitionCatalog.Entry> entries = new HashMap<>();
    byId.forEach((id, measure) -> entries.put(id, entry(measure)));
    entries.put(SourceSilence.ID, entry(SourceSilence.definition()));
    entries.put(UnreadableShare.ID, entry(UnreadableShare.definition()));
    return new DefinitionCatalog(entries);
  }

  private static DefinitionCatalog.Entry entry(MeasureDefinition measure) {
    return new DefinitionCatalog.Entry(
        measure.lines().stream().map(Line::id).collect(Collectors.toSet()),
        Set.copyOf(measure.scope()),
        measure.on().stream().map(EventKind::stream).collect(Collectors.toSet()),
        measure.figure().range());
  }
}

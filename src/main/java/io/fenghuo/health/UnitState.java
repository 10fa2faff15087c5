package io.fenghuo.health;

import io.fenghuo.event.EventKind;
import java.util.List;

/**
 * What is known of a unit of a tenant's input.
 *
 * @param unit what it is
 * @param name its name, as in {@link SourceHealth}
 * @param brand the one brand it was heard of; null where several
 * @param manyBrands whether there were several
 * @param inputs the streams it feeds; itself, of an input
 * @param feeders of an input or a partition, the sources that it was fed by, up to a limit; one
 *     without a name is "?"
 * @param signs when it was heard
 * @param state how it fares
 * @param changedMillis since when, on the input's clock
 * @param told what symptoms say of it: {@code LIVE} for nothing
 * @param toldBrand the brand that they name
 * @param standsInFor of a source, the one that it has replaced; null where none
 */
public record UnitState(
    HealthUnit unit,
    String name,
    String brand,
    boolean manyBrands,
    List<EventKind.Stream> inputs,
    List<String> feeders,
    Signs signs,
    HealthState state,
    long changedMillis,
    HealthState told,
    String toldBrand,
    String standsInFor) {

  static UnitState first(HealthUnit unit, String name, Signs signs) {
    return new UnitState(
        unit,
        name,
        null,
        false,
        List.of(),
        List.of(),
        signs,
        HealthState.LIVE,
        signs.firstMillis(),
        HealthState.LIVE,
        null,
        null);
  }

  String key() {
    return key(unit, name);
  }

  static String key(HealthUnit unit, String name) {
    return unit + "/" + name;
  }

  /** Stalled or dead. */
  boolean isSilent() {
    return switch (state) {
      case STALLED, DEAD -> true;
      case LIVE, QUIET, FORGOTTEN -> false;
    };
  }

  UnitState withSigns(Signs newer) {
    return new UnitState(
        unit,
        name,
        brand,
        manyBrands,
        inputs,
        feeders,
        newer,
        state,
        changedMillis,
        told,
        toldBrand,
        standsInFor);
  }

  UnitState withState(HealthState newer, long nowMillis) {
    return new UnitState(
        unit,
        name,
        brand,
        manyBrands,
        inputs,
        feeders,
        signs,
        newer,
        nowMillis,
        told,
        toldBrand,
        standsInFor);
  }

  UnitState withTold(HealthState newer) {
    String named = told == HealthState.LIVE ? brand : toldBrand;
    return new UnitState(
        unit,
        name,
        brand,
        manyBrands,
        inputs,
        feeders,
        signs,
        state,
        changedMillis,
        newer,
        newer == HealthState.LIVE ? null : named,
        standsInFor);
  }

  UnitState withWords(
      String brandNow, boolean many, List<EventKind.Stream> inputsNow, List<String> feedersNow) {
    return new UnitState(
        unit,
        name,
        brandNow,
        many,
        inputsNow,
        feedersNow,
        signs,
        state,
        changedMillis,
        told,
        toldBrand,
        standsInFor);
  }

  UnitState standingInFor(String replaced) {
    return new UnitState(
        unit,
        name,
        brand,
        manyBrands,
        inputs,
        feeders,
        signs,
        state,
        changedMillis,
        told,
        toldBrand,
        replaced);
  }

  SourceHealth health(String tenant, long timeMillis) {
    return new SourceHealth(
        tenant, brand, unit, name, inputs, state, signs.lastMillis(), timeMillis);
  }
}

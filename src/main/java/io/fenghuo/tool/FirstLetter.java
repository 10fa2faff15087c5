package io.fenghuo.tool;

import io.fenghuo.event.Origin;
import java.io.Serializable;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.SimpleAccumulator;

/** The dead letter with the first address, whichever subtask has seen it, and in what order. */
final class FirstLetter implements SimpleAccumulator<FirstLetter.Place> {

  private static final long serialVersionUID = 1;

  private Place first;

  /**
   * @param detail what is wrong, without values
   */
  record Place(Origin origin, String detail) implements Serializable {}

  @Override
  public void add(Place place) {
    if (place != null && (first == null || place.origin().compareTo(first.origin()) < 0)) {
      first = place;
    }
  }

  @Override
  public Place getLocalValue() {
    return first;
  }

  @Override
  public void resetLocal() {
    first = null;
  }

  @Override
  public void merge(Accumulator<Place, Place> other) {
    add(other.getLocalValue());
  }

  @Override
  public FirstLetter clone() {
    FirstLetter copy = new FirstLetter();
    copy.first = first;
    return copy;
  }
}

package io.fenghuo.incident;

import java.util.List;

/**
 * What holds of an incident beside its state.
 *
 * @param mute why nobody is disturbed; null where everybody is told
 * @param flapping whether it has come back so often that its ends are not believed for a while
 * @param pinned whether an operator has set its level
 * @param heldBy names of the inputs and sources without which it is not called over; empty for none
 */
public record Flags(Mute mute, boolean flapping, boolean pinned, List<String> heldBy) {

  public boolean isMuted() {
    return mute != null;
  }
}

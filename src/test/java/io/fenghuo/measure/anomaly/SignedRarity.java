package io.fenghuo.measure.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The rarity of deviations that go up and down, each direction by its own: a count leaps high every
 * day and may never have fallen to zero.
 */
final class SignedRarity {

  private final Rarity up;
  private final Rarity down;

  SignedRarity() {
    this(new Rarity(), new Rarity());
  }

  private SignedRarity(Rarity up, Rarity down) {
    this.up = up;
    this.down = down;
  }

  double rate(double deviation) {
    double rise = up.rate(Math.max(deviation, 0));
    double fall = down.rate(Math.max(-deviation, 0));
    return deviation >= 0 ? rise : fall;
  }

  void write(DataOutput out) throws IOException {
    up.write(out);
    down.write(out);
  }

  static SignedRarity read(DataInput in) throws IOException {
    return new SignedRarity(Rarity.read(in), Rarity.read(in));
  }
}

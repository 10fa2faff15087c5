package io.fenghuo.tool.simulate;

/** Running numbers, short because they are most of what does not compress. */
final class Ids {

  private int sessions;
  private int customers;
  private int mentions;

  String session() {
    return "s" + ++sessions;
  }

  String customer() {
    return "c" + ++customers;
  }

  String mention() {
    return "p" + ++mentions;
  }
}

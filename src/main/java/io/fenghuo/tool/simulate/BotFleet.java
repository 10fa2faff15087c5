package io.fenghuo.tool.simulate;

/**
 * Bots of one version, which fail together.
 *
 * @param version what they run
 * @param total how many there should be
 * @param up how many answer
 * @param failure share of attempts that fail
 */
record BotFleet(String version, int total, Course up, Course failure) {

  static BotFleet healthy(String version, int total) {
    return new BotFleet(version, total, Course.always(total), Course.always(0.02));
  }

  int upAt(long timeMillis) {
    return (int) Math.round(up.at(timeMillis));
  }
}

package io.fenghuo.measure;

/** Measures for tests, from the settings that matter to the test. */
final class Measures {

  private Measures() {}

  /** One measure {@code m} over a tenant, from the lines of its settings. */
  static MeasureDefinition one(String settings) {
    return MeasureSet.parse("test", "measures:\n" + item("m", settings)).byId("m").orElseThrow();
  }

  static MeasureSet set(String... idsAndSettings) {
    StringBuilder yaml = new StringBuilder("measures:\n");
    for (int i = 0; i < idsAndSettings.length; i += 2) {
      yaml.append(item(idsAndSettings[i], idsAndSettings[i + 1]));
    }
    return MeasureSet.parse("test", yaml.toString());
  }

  private static String item(String id, String settings) {
    return ("id: " + id + "\n" + settings).indent(2).replaceFirst("^ {2}", "- ");
  }
}

package io.fenghuo.testing;

import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import org.apache.flink.configuration.Configuration;

/** A rule {@code r} of a session over the default measures, of which only the pattern matters. */
public final class OneRule {

  private static final Definitions DEFAULTS = Definitions.read(new Configuration());

  private OneRule() {}

  /**
   * The rule.
   *
   * @param pattern the items of its list, the later ones indented by six
   * @param more further keys, the later ones indented by four
   */
  public static Rule of(String pattern, String more) {
    String yaml =
        """
        rules:
          - id: r
            incident: SYSTEM_FAULT
            key: [tenant, sessionId]
            pattern:
              %s
            %s
            level: { base: III }
            says: { zh: 说, en: says }
        """
            .formatted(pattern, more);
    return RuleSet.parse("test", yaml, DEFAULTS.measures().catalog()).rules().get(0);
  }
}

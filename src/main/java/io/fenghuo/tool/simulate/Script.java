package io.fenghuo.tool.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A scenario before it is played.
 *
 * @param name its directory
 * @param seed the seed of the committed files
 * @param start first instant
 * @param end the instant before which everything lies
 * @param brands each brand's desk; the first one's name is on the heartbeats
 * @param silences which sources stop when
 * @param scenes what happens beside the desks' own life
 * @param voices loud voices by brand
 */
record Script(
    String name,
    long seed,
    Instant start,
    Instant end,
    List<BrandPlan> brands,
    List<Silence> silences,
    List<Scene> scenes,
    Map<String, List<Viral>> voices) {}

package io.fenghuo.tool;

import io.fenghuo.tool.scenario.Score;
import java.util.ArrayList;
import java.util.List;

/** A score as a person reads it: the figures, then each thing that went wrong. */
final class ScoreText {

  private ScoreText() {}

  static String of(Score score) {
    List<String> lines = new ArrayList<>();
    score.marks().stream()
        .filter(Score.Result::hit)
        .forEach(mark -> lines.add("  hit         " + mark.what()));
    score.marks().stream()
        .filter(mark -> !mark.hit())
        .forEach(mark -> lines.add("  MISSED      " + mark.what()));
    score.unexpected().forEach(what -> lines.add("  UNEXPECTED  " + what));
    lines.add(
        "expected %d  hit %d  missed %d  unexpected %d"
            .formatted(
                score.marks().size(), score.hits(), score.missed(), score.unexpected().size()));
    return String.join("\n", lines);
  }
}

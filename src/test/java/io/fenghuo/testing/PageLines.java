package io.fenghuo.testing;

import java.util.StringJoiner;

/** Lines of a page as wide as a page may be. */
public final class PageLines {

  /** How many characters a line of a page may have. */
  public static final int COLUMNS = 120;

  private PageLines() {}

  /** The text in lines, each behind the indent and with its line break. */
  public static String wrap(String indent, String text) {
    StringBuilder lines = new StringBuilder();
    StringJoiner line = new StringJoiner(" ", indent, "\n");
    for (String word : text.split(" ")) {
      if (line.length() + word.length() > COLUMNS) {
        lines.append(line);
        line = new StringJoiner(" ", indent, "\n");
      }
      line.add(word);
    }
    return lines.append(line).toString();
  }
}

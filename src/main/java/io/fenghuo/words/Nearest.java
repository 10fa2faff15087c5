package io.fenghuo.words;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the known words somebody meant who wrote another. */
public final class Nearest {

  /** More differing letters than this are another word, not a slip. */
  private static final int MAX_SLIPS = 2;

  private Nearest() {}

  /** The known word that is most like it, capitals and small letters alike; empty if none is. */
  public static Optional<String> to(String given, Collection<String> known) {
    // Of a short word, two letters are all there is.
    int most = Math.min(MAX_SLIPS, given.length() / 2);
    return known.stream()
        .filter(each -> slips(given, each) <= most)
        .min(
            Comparator.comparingInt((String each) -> slips(given, each))
                .thenComparing(each -> each));
  }

  /** A question in brackets for the end of a fault; empty where nothing is like it. */
  public static Object hint(String given, Collection<String> known) {
    return to(given, known)
        .<Object>map(nearest -> Message.of("did-you-mean", "nearest", nearest))
        .orElse("");
  }

  /** Levenshtein's distance. */
  private static int slips(String given, String known) {
    String a = given.toUpperCase(Locale.ROOT);
    String b = known.toUpperCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

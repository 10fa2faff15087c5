package io.fenghuo.condition;

/**
 * How large the program of a regular expression will be, told from its text alone: compiled, {@code
 * ((a{1000}){1000}){1000}} would take all memory before it could be measured. RE2 writes out what
 * is counted, so counts multiply.
 */
final class RegexSize {

  /** What no expression comes to. */
  static final long TOO_LARGE = 1L << 40;

  private final String pattern;
  private int at;
  private int depth;
  private int deepest;

  private RegexSize(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Instructions, roughly and rather too many.
   *
   * @param depthLimit groups within groups; deeper ones are too large
   */
  static long of(String pattern, int depthLimit) {
    RegexSize size = new RegexSize(pattern);
    long instructions = 1;
    while (size.at < pattern.length()) {
      instructions += size.sequence();
      // A bracket that closes nothing: its fault is told by who compiles it.
      size.at++;
    }
    return size.deepest > depthLimit ? TOO_LARGE : Math.min(TOO_LARGE, instructions);
  }

  private long sequence() {
    long whole = 0;
    long last = 0;
    while (at < pattern.length() && pattern.charAt(at) != ')') {
      char c = pattern.charAt(at);
      switch (c) {
        case '(' -> {
          whole += last;
          at++;
          deepest = Math.max(deepest, ++depth);
          last = 2 + sequence();
          depth--;
          at++;
        }
        case '*', '+', '?' -> {
          last += 2;
          at++;
        }
        case '{' -> {
          long times = times();
          last = times < 0 ? last + 1 : Math.min(TOO_LARGE, last * times + 1);
        }
        case '[' -> {
          whole += last;
          last = characterClass();
        }
        case '\\' -> {
          whole += last;
          // A class of letters is one instruction, a quoted text as many as it has.
          last = 1;
          at += 2;
        }
        default -> {
          whole += last;
          last = 1;
          at++;
        }
      }
      whole = Math.min(TOO_LARGE, whole);
    }
    return Math.min(TOO_LARGE, whole + last);
  }

  /** How often a brace asks for what is before it; negative where it is a plain character. */
  private long times() {
    int end = pattern.indexOf('}', at);
    String counts = end < 0 ? "" : pattern.substring(at + 1, end);
    if (!counts.matches("\\d{1,9}(,\\d{0,9})?")) {
      at++;
      return -1;
    }
    at = end + 1;
    long most = 0;
    for (String count : counts.split(",")) {
      most = Math.max(most, Long.parseLong(count));
    }
    // What may come any number of times is written once more for that.
    return counts.endsWith(",") ? most + 1 : Math.max(1, most);
  }

  private long characterClass() {
    at++;
    int from = at;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == from)) {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    return 1;
  }
}

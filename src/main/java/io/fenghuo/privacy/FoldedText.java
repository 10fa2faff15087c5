package io.fenghuo.privacy;

/**
 * A text in the one form that the finders read, position by position the same: full-width forms in
 * ASCII, digits of every script in ASCII, capitals in small letters, invisible characters as {@link
 * #NOTHING}.
 */
final class FoldedText {

  /** Stands where a reader sees nothing. */
  static final char NOTHING = '\u0000';

  private FoldedText() {}

  static String of(String text) {
    char[] folded = new char[text.length()];
    int position = 0;
    while (position < text.length()) {
      int point = text.codePointAt(position);
      folded[position] = fold(point);
      if (Character.isSupplementaryCodePoint(point)) {
        folded[position + 1] = NOTHING;
      }
      position += Character.charCount(point);
    }
    return new String(folded);
  }

  private static char fold(int point) {
    int digit = Character.digit(point, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    if (Character.isSupplementaryCodePoint(point)) {
      // Whatever it is, no finder knows it: it only must not look like nothing.
      return Character.isIdeographic(point) ? '\u4e00' : '\ufffd';
    }
    char c = (char) point;
    if (c >= '！' && c <= '～') {
      c = (char) (c - '！' + '!');
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.CONTROL ->
          c == '\n' || c == '\t' || c == '\r' ? ' ' : NOTHING;
      case Character.NON_SPACING_MARK -> NOTHING;
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      default -> c == '−' ? '-' : Character.toLowerCase(c);
    };
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWord(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z';
  }

  /** The position of the first character at or behind this one that a reader sees. */
  static int seen(CharSequence folded, int position) {
    int next = position;
    while (next < folded.length() && folded.charAt(next) == NOTHING) {
      next++;
    }
    return next;
  }
}

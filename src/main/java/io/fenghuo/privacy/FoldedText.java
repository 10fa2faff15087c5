package io.fenghuo.privacy;

import java.util.Map;

/**
 * A text in the one form that the finders read, position by position the same: full-width forms in
 * ASCII, digits of every script in ASCII, capitals in small letters, spaces, dashes, middle dots
 * and line breaks of every kind in one of each, HTML's character references as what they show,
 * invisible characters as {@link #NOTHING}. Chinese numerals stay: {@link ChineseDigits} reads
 * them.
 */
final class FoldedText {

  /** Stands where a reader sees nothing. */
  static final char NOTHING = '\u0000';

  static final char LINE_BREAK = '\n';
  static final char MIDDLE_DOT = '·';

  private static final int LONGEST_REFERENCE = 10;
  private static final Map<String, Integer> REFERENCES =
      Map.ofEntries(
          Map.entry("nbsp", (int) ' '),
          Map.entry("ensp", (int) ' '),
          Map.entry("emsp", (int) ' '),
          Map.entry("thinsp", (int) ' '),
          Map.entry("hyphen", (int) '-'),
          Map.entry("dash", (int) '-'),
          Map.entry("ndash", (int) '-'),
          Map.entry("mdash", (int) '-'),
          Map.entry("minus", (int) '-'),
          Map.entry("middot", (int) MIDDLE_DOT),
          Map.entry("bull", (int) MIDDLE_DOT),
          Map.entry("sol", (int) '/'),
          Map.entry("period", (int) '.'),
          Map.entry("colon", (int) ':'),
          Map.entry("lowbar", (int) '_'),
          Map.entry("shy", (int) '\u00ad'),
          Map.entry("zwj", (int) '\u200d'),
          Map.entry("zwnj", (int) '\u200c'));

  private FoldedText() {}

  static String of(String text) {
    char[] folded = new char[text.length()];
    int position = 0;
    while (position < text.length()) {
      int point = text.codePointAt(position);
      int end = position + Character.charCount(point);
      int reference = point == '&' ? referenceEnd(text, end) : -1;
      if (reference > 0) {
        int shown = shownBy(text.substring(end, reference));
        if (shown >= 0) {
          point = shown;
          end = reference + 1;
        }
      }
      folded[position] = fold(point);
      // The rest of what is one character to a reader is NOTHING already.
      position = end;
    }
    return new String(folded);
  }

  /** Position of the semicolon that ends a character reference; −1 where there is none. */
  private static int referenceEnd(String text, int start) {
    int most = Math.min(text.length(), start + LONGEST_REFERENCE);
    for (int i = start; i < most; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i > start ? i : -1;
      }
      if (!isDigit(c) && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '#') {
        return -1;
      }
    }
    return -1;
  }

  private static int shownBy(String reference) {
    if (reference.charAt(0) != '#') {
      return REFERENCES.getOrDefault(reference, -1);
    }
    boolean hex = reference.length() > 1 && (reference.charAt(1) | 0x20) == 'x';
    try {
      int point = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(point) ? point : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static char fold(int point) {
    int digit = digit(point);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    int type = Character.getType(point);
    if (Character.isSupplementaryCodePoint(point)) {
      // Whatever it is, no finder knows it: it only must not look like nothing.
      return switch (type) {
        case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> NOTHING;
        default -> Character.isIdeographic(point) ? '\u4e00' : '\ufffd';
      };
    }
    char c = (char) point;
    if (c >= '！' && c <= '～') {
      c = (char) (c - '！' + '!');
    }
    return switch (c) {
      case '\n', '\r', '\u000b', '\f', '\u0085', '\u2028', '\u2029' -> LINE_BREAK;
      case '\t' -> ' ';
      // Letters and symbols by their type, blanks to the eye.
      case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800' -> ' ';
      case '−', '⁃', '➖' -> '-';
      case '•', '‧', '∙', '⋅', '・', '･', '●', '◦', '⸱', '⸳', '᛫' -> MIDDLE_DOT;
      case '∕', '⁄', '╱' -> '/';
      case '․' -> '.';
      default -> ofType(type, c);
    };
  }

  private static char ofType(int type, char c) {
    return switch (type) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          NOTHING;
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      default -> Character.toLowerCase(c);
    };
  }

  /** Also of figures in circles, in brackets, raised and lowered, and of traders' numerals. */
  @SuppressWarnings("CharacterGetNumericValue") // Only of other numbers, none of which is a letter.
  static int digit(int point) {
    int digit = Character.digit(point, 10);
    boolean isFigure =
        digit < 0
            && (Character.getType(point) == Character.OTHER_NUMBER || point >= '〡' && point <= '〩');
    if (isFigure) {
      int value = Character.getNumericValue(point);
      return value <= 9 ? value : -1;
    }
    return digit;
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

  /** The last character before this position that a reader sees; {@link #NOTHING} at the begin. */
  static char seenBefore(CharSequence folded, int position) {
    int before = position - 1;
    while (before >= 0 && folded.charAt(before) == NOTHING) {
      before--;
    }
    return before < 0 ? NOTHING : folded.charAt(before);
  }
}

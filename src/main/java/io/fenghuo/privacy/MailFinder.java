package io.fenghuo.privacy;

import java.util.ArrayList;
import java.util.List;

/** E-mail addresses, and the names behind an {@code @} by which people are called in public. */
final class MailFinder {

  private static final int LONGEST_NAME = 32;

  private MailFinder() {}

  static List<MaskedPart> find(CharSequence folded) {
    List<MaskedPart> found = new ArrayList<>();
    int start = 0;
    int position = 0;
    while (position < folded.length()) {
      char c = folded.charAt(position);
      position++;
      if (c == '@') {
        boolean hasLocal = start < position - 1;
        int domain = hasLocal ? domainEnd(folded, position) : position;
        int end = domain > position ? domain : nameEnd(folded, position);
        if (end > position) {
          found.add(
              new MaskedPart(
                  start, end, domain > position ? MaskedPart.Kind.EMAIL : MaskedPart.Kind.ACCOUNT));
        }
        position = end;
        start = end;
      } else if (!isLocal(c)) {
        start = position;
      }
    }
    return found;
  }

  private static int domainEnd(CharSequence folded, int start) {
    int end = start;
    while (end < folded.length() && isDomain(folded.charAt(end))) {
      end++;
    }
    // A sentence may end here.
    while (end > start && !FoldedText.isWord(folded.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int nameEnd(CharSequence folded, int start) {
    int most = Math.min(folded.length(), start + LONGEST_NAME);
    int end = start;
    while (end < most && isName(folded.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return FoldedText.isWord(c)
        || c == FoldedText.NOTHING
        || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return FoldedText.isWord(c) || c == '.' || c == '-' || c == FoldedText.NOTHING;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == FoldedText.NOTHING;
  }
}

package io.fenghuo.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes out of a text what tells who a customer is, before the text leaves: telephone numbers,
 * identity cards, bank cards, other long numbers, e-mail addresses, Chinese street addresses,
 * accounts of chat services. For what an operator types and for what a parser says of its input; a
 * customer's own words never leave at all, masked or not.
 *
 * <p>Each is replaced by its kind in brackets and nothing of it is kept: the last digits of a
 * telephone number beside a brand and a time are enough to find the person again. In doubt it
 * masks: a reason that has lost an order number still says why.
 *
 * <p>Digits are read as {@link NumberReader} reads them, the numbers of cards are found by {@link
 * IdentityNumbers}: what the {@link LeakWatch} finds is masked. The time is linear in the text's
 * length: each part of a text is looked at by a fixed number of steps, and there is no regular
 * expression. Masking what is masked changes nothing.
 *
 * <p>Known to miss: names of persons, addresses not written in the Chinese manner, addresses that
 * end at the street, numbers told in words, and numbers of fewer than seven digits.
 */
public final class Masking {

  private static final List<Finder> OF_TEXT =
      List.of(MailFinder::find, AccountFinder::find, NumberFinder::find, AddressFinder::find);
  private static final List<Finder> OF_NAMES =
      List.of(AccountFinder::find, NumberFinder::find, AddressFinder::find);

  private static final int MOST_PASSES = 4;

  private Masking() {}

  /** Finds the parts of a folded text that must not leave. */
  @FunctionalInterface
  interface Finder {
    List<MaskedPart> find(CharSequence folded);
  }

  /**
   * @param text any text; null is masked as null
   */
  public static String mask(String text) {
    return mask(text, OF_TEXT);
  }

  /**
   * For the name under which an operator gives commands. Many desks sign by e-mail address, and an
   * audit must know who it was, so that stays.
   */
  public static String maskName(String name) {
    return mask(name, OF_NAMES);
  }

  /** Until nothing more is found: where a part is masked, what is left beside it may be another. */
  private static String mask(String text, List<Finder> finders) {
    String masked = text;
    for (int i = 0; i < MOST_PASSES && masked != null && !masked.isEmpty(); i++) {
      String before = masked;
      masked = maskOnce(before, finders);
      if (masked.equals(before)) {
        break;
      }
    }
    return masked;
  }

  private static String maskOnce(String text, List<Finder> finders) {
    String folded = FoldedText.of(text);
    List<MaskedPart> parts = new ArrayList<>();
    finders.forEach(finder -> parts.addAll(finder.find(folded)));
    return parts.isEmpty() ? text : without(text, parts);
  }

  /** Of parts that overlap the first names the kind, and the longer wins where they begin alike. */
  private static String without(String text, List<MaskedPart> parts) {
    parts.sort(
        Comparator.comparingInt(MaskedPart::start)
            .thenComparing(Comparator.comparingInt(MaskedPart::end).reversed()));
    StringBuilder masked = new StringBuilder(text.length());
    int position = 0;
    for (MaskedPart part : parts) {
      if (part.start() >= position) {
        masked.append(text, position, part.start()).append(part.kind().shown());
      }
      position = Math.max(position, part.end());
    }
    return masked.append(text, position, text.length()).toString();
  }
}

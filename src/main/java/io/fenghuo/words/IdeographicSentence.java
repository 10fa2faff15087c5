package io.fenghuo.words;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;

/**
 * A Chinese sentence as it grows, and the one rule of its spaces: a figure stands close to the
 * words beside it, as in 近5分钟失败率; a foreign name stands one space apart, as in 品牌 acme 的; a Chinese
 * name, and whatever is beside Chinese punctuation, needs none.
 */
public final class IdeographicSentence {

  /** Chinese shares them with other languages; they are in no block of its own. */
  private static final String QUOTATION_MARKS = "“”‘’";

  private final StringBuilder text = new StringBuilder();
  private boolean afterValue;
  private boolean afterForeignName;

  /** Words of the sentence. Spaces where they meet a figure or a name are made by the rule. */
  public IdeographicSentence words(String words) {
    String rest = words;
    if (afterValue) {
      String stripped = words.stripLeading();
      if (!stripped.isEmpty() && isChinese(stripped.codePointAt(0))) {
        rest = stripped;
        if (afterForeignName && isHan(stripped.codePointAt(0))) {
          text.append(' ');
        }
      }
    }
    text.append(rest);
    afterValue = false;
    afterForeignName = false;
    return this;
  }

  /** A number, a share, a length of time. */
  public IdeographicSentence figure(String shown) {
    closeUp();
    text.append(shown);
    afterValue = true;
    afterForeignName = false;
    return this;
  }

  /** A name: of a brand, a channel, a rule. */
  public IdeographicSentence name(String name) {
    if (name.isEmpty()) {
      return this;
    }
    boolean beside = closeUp();
    if (beside && isHan(lastOf(text)) && isForeign(name, false)) {
      text.append(' ');
    }
    text.append(name);
    afterValue = true;
    afterForeignName = isForeign(name, true);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Takes back spaces behind Chinese words; tells whether such words are what is last. */
  private boolean closeUp() {
    String stripped = text.toString().stripTrailing();
    if (stripped.isEmpty() || !isChinese(lastOf(stripped))) {
      return false;
    }
    text.setLength(stripped.length());
    return true;
  }

  private static int lastOf(CharSequence text) {
    return Character.codePointBefore(text, text.length());
  }

  private static boolean isForeign(String name, boolean atEnd) {
    int edge = atEnd ? lastOf(name) : name.codePointAt(0);
    return !isChinese(edge);
  }

  private static boolean isChinese(int codePoint) {
    UnicodeBlock block = UnicodeBlock.of(codePoint);
    return isHan(codePoint)
        || QUOTATION_MARKS.indexOf(codePoint) >= 0
        || block == UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
        || block == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;
  }

  private static boolean isHan(int codePoint) {
    return UnicodeScript.of(codePoint) == UnicodeScript.HAN;
  }
}

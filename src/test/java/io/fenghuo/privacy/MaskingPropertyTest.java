package io.fenghuo.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MaskingPropertyTest {

  private static final List<Masking.Finder> FINDERS =
      List.of(MailFinder::find, AccountFinder::find, NumberFinder::find, AddressFinder::find);

  /** What a finder may look at for each character of a text; services and links are word lists. */
  private static final long MOST_LOOKS = 150;

  private static final Pattern SEVEN_DIGITS = Pattern.compile("\\d{7}");

  /** Pieces from which numbers, addresses, accounts and their near misses grow. */
  private static final List<String> PIECES =
      List.of(
          "1",
          "3",
          "8",
          "0",
          "12",
          "138",
          "1234",
          "2026",
          "１",
          "三",
          "-",
          " ",
          ".",
          "(",
          ")",
          "+",
          "x",
          "@",
          "a",
          "li",
          "wx",
          "qq",
          "微信",
          "号",
          ":",
          "路",
          "街",
          "小区",
          "室",
          "在",
          "浙江省",
          "幢",
          "\u200b",
          "f",
          "0f",
          "inc-",
          "[phone]",
          "<b>",
          "</b>",
          "<",
          "&nbsp;",
          "&#49;",
          "&",
          "壹",
          "一",
          "①",
          "\u00a0",
          "\u3000",
          "4111",
          "/",
          "，",
          "\n",
          "\ud835\udfcf");

  @Property(tries = 2_000)
  void maskingWhatIsMaskedChangesNothing(@ForAll("texts") String text) {
    String masked = Masking.mask(text);

    assertThat(Masking.mask(masked)).isEqualTo(masked);
  }

  @Property(tries = 2_000)
  void noLongNumberIsLeft(@ForAll("texts") String text) {
    String bare =
        FoldedText.of(Masking.mask(text))
            .replace(String.valueOf(FoldedText.NOTHING), "")
            .replaceAll("(?U)\\b[0-9a-f]{32}\\b|(?<!\\d)\\d{1,2}\\.\\d+", "");

    assertThat(SEVEN_DIGITS.matcher(bare).find()).as(bare).isFalse();
  }

  @Property(tries = 1_000)
  void whatHasNoDigitNoMailAndNoServiceStays(@ForAll("words") String text) {
    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @Property(tries = 200)
  void looksAtEachCharacterAFewTimes(@ForAll("longOnes") String text) {
    for (Masking.Finder finder : FINDERS) {
      Counted folded = new Counted(FoldedText.of(text));
      finder.find(folded);

      assertThat(folded.looks).isLessThanOrEqualTo(MOST_LOOKS * (text.length() + 1));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("排队", "failing", " ", "，", "路", "bots", "在", "-", "+", "(", "line", "市")
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }

  /** One short text again and again, which is what makes a backtracking search slow. */
  @Provide
  Arbitrary<String> longOnes() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(pieces -> String.join("", pieces).repeat(500));
  }

  private static final class Counted implements CharSequence {

    private final String text;
    private long looks;

    private Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new UnsupportedOperationException("A copy would not be counted");
    }

    @Override
    public String toString() {
      throw new UnsupportedOperationException("A copy would not be counted");
    }
  }
}

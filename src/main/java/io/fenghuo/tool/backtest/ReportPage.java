package io.fenghuo.tool.backtest;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.fenghuo.words.Language;
import io.fenghuo.words.Spoken;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A backtest as a page that needs nothing beside it: what it comes to first, both sides on one axis
 * of time, then each incident with its records, each rule's figures, and what was changed. The page
 * is {@code report.mustache}, filled with a {@link ReportView}. Whatever text comes in stays text:
 * markup is escaped, and characters that steer a terminal, a browser or the direction of writing
 * are shown as a replacement character.
 */
public final class ReportPage {

  private static final Pattern HARMFUL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n]]");

  private static final Template PAGE =
      Mustache.compiler()
          .strictSections(true)
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .withCollector(new WordsByLanguage())
          .withFormatter(ReportPage::shown)
          .withEscaper(ReportPage::escaped)
          .withLoader(ReportPage::resource)
          .compile(resource("report.mustache"));

  /** Words as they are told in a language. */
  private record Told(String code, String words) {}

  /** Lets the template go through the languages in {@code verdict.told}. */
  private static final class WordsByLanguage extends DefaultCollector {

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
      return context instanceof Spoken && name.equals("told")
          ? (words, told) -> told((Spoken) words)
          : super.createFetcher(context, name);
    }

    private static List<Told> told(Spoken words) {
      return Language.all().stream()
          .map(language -> new Told(language.code(), words.in(language)))
          .toList();
    }
  }

  private ReportPage() {}

  /** The page, in UTF-8 as it says. */
  public static String of(Backtest backtest) {
    return PAGE.execute(new ReportView(backtest));
  }

  private static String shown(Object value) {
    if (value instanceof Spoken words) {
      return Sentences.inEveryLanguage(words);
    }
    if (value instanceof Instant time) {
      return Sentences.clock(time);
    }
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.1f", number)
        : String.valueOf(value);
  }

  private static String escaped(String text) {
    return Escapers.HTML.escape(HARMFUL.matcher(text).replaceAll("\uFFFD"));
  }

  private static Reader resource(String name) {
    return new InputStreamReader(
        ReportPage.class.getResourceAsStream(name), StandardCharsets.UTF_8);
  }
}

package io.fenghuo.tool.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.words.Language;
import io.fenghuo.words.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {

  private static final String HOSTILE =
      "</td><script>alert(1)</script>&\"'\u0007\u202E\uD800<img src=x>";

  private static final String PAGE_WORD = "backtest.page.";

  @Test
  void isWellFormedAndHasEveryIncidentThatIsGainedOrLost() throws Exception {
    Backtest backtest =
        backtest(
            List.of(opened("a1", "lost-brand", "10:00"), opened("a2", "both-brand", "11:00")),
            List.of(opened("b1", "gained-brand", "12:00"), opened("b2", "both-brand", "10:45")));

    Document page = parse(ReportPage.of(backtest));

    assertThat(texts(page, "summary"))
        .anySatisfy(text -> assertThat(text).contains("新增 gained", "brand=gained-brand"))
        .anySatisfy(text -> assertThat(text).contains("消失 lost", "brand=lost-brand"))
        .anySatisfy(text -> assertThat(text).contains("brand=both-brand", "Told 15 min earlier"));
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
    assertThat(texts(page, "code")).contains("first: chat.traffic-2@17", "rule-1 v3 0123456789ab");
  }

  @Test
  void showsHostileTextAsText() throws Exception {
    Told told = Told.incident("a1", HOSTILE);
    AlertRecord alert = told.at("10:00", "OPENED", Level.I, HOSTILE, HOSTILE);
    Backtest backtest =
        new Backtest(
            HOSTILE,
            HOSTILE,
            List.of(
                new DefinitionChange(
                    "rule",
                    HOSTILE,
                    DefinitionChange.Kind.CHANGED,
                    HOSTILE,
                    HOSTILE,
                    List.of(new DefinitionChange.Setting(HOSTILE, HOSTILE, HOSTILE)))),
            List.of(
                Comparison.of(
                    HOSTILE, Told.time("23:00"), List.of(alert), List.of(), Pairing.TOLERANCE)));

    String text = ReportPage.of(backtest);
    Document page = parse(text);

    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("img").getLength()).isZero();
    assertThat(text).doesNotContain("\u0007", "\u202E").contains("&lt;script&gt;");
    assertThat(texts(page, "h2")).anyMatch(heading -> heading.contains("</td><script>"));
  }

  @Test
  void showsEveryWordThatThePageHas() throws Exception {
    String template = template();

    assertThat(Messages.keys(Language.EN))
        .filteredOn(key -> key.startsWith(PAGE_WORD))
        .isNotEmpty()
        .allMatch(
            key ->
                template.matches(
                    "(?s).*\\{\\{#?words\\." + key.substring(PAGE_WORD.length()) + "\\b.*"));
  }

  private static String template() throws IOException {
    try (InputStream template = ReportPage.class.getResourceAsStream("report.mustache")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void foldsAwayTheRecordsThatAreTheSame() throws Exception {
    Told before = Told.incident("a1", "acme");
    Told after = Told.incident("b1", "acme");
    Backtest backtest =
        backtest(
            List.of(
                before.at("10:00", "OPENED", Level.III, "rule-1"),
                before.at("10:30", "RESOLVED", Level.III, "rule-1")),
            List.of(
                after.at("10:00", "OPENED", Level.III, "rule-1"),
                after.at("10:20", "RESOLVED", Level.III, "rule-1")));

    Document page = parse(ReportPage.of(backtest));

    assertThat(texts(page, "summary")).element(1).isEqualTo("1条记录不变 1 record is the same");
    assertThat(texts(page, "tr"))
        .anyMatch(row -> row.startsWith("告警分钟 alert-minutes30.020.0-10.0"));
  }

  @Test
  void asksForNothingFromOutside() throws Exception {
    String page = ReportPage.of(backtest(List.of(opened("a1", "acme", "10:00")), List.of()));

    assertThat(page).doesNotContain("http:", "https:", "src=", "href=", "url(", "@import");
  }

  @Test
  void saysThatNothingDiffers() throws Exception {
    Backtest same =
        backtest(List.of(opened("a1", "acme", "10:00")), List.of(opened("b1", "acme", "10:00")));

    assertThat(same.isSame()).isTrue();
    assertThat(texts(parse(ReportPage.of(same)), "section"))
        .singleElement()
        .asString()
        .contains("没有差别", "nothing differs");
    assertThat(ReportText.of(same)).contains("nothing differs").doesNotContain("GAINED", "LOST");
    assertThat(parse(ReportPage.of(backtest(List.of(), List.of())))).isNotNull();
  }

  @Test
  void theTextHasTheEvidenceOfEachDifference() {
    String text = ReportText.of(backtest(List.of(opened("a1", "acme", "10:00")), List.of()));

    assertThat(text)
        .contains(
            "The new rules gain 0 incidents, lose 1, change 0 and leave 0 as they were.",
            "LOST     系统故障 SYSTEM_FAULT  tenant=shop brand=acme",
            "- lost: OPENED III at 2026-11-11 10:00:00Z by rule-1 v3 0123456789ab",
            "evidence: bot-failure-share 0.25 >= 0.2 (in PT5M)",
            "events: first: chat.traffic-2@17");
  }

  private static AlertRecord opened(String id, String brand, String clock) {
    return Told.incident(id, brand).at(clock, "OPENED", Level.III, "rule-1");
  }

  private static Backtest backtest(List<AlertRecord> before, List<AlertRecord> after) {
    return new Backtest(
        "old.yaml",
        "new.yaml",
        List.of(),
        List.of(Comparison.of("monday", Told.time("23:00"), before, after, Pairing.TOLERANCE)));
  }

  private static Document parse(String page) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(page)));
  }

  private static List<String> texts(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}

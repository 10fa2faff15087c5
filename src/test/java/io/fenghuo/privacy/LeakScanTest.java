package io.fenghuo.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeakScanTest {

  private static final long NOON = 1_800_000_000_000L;
  private static final String ID = "11010519491231002X";
  private static final String CARD = "4111111111111111";
  private static final OpenContext OPEN = new OpenContext() {};

  @ParameterizedTest
  @EnumSource(
      value = EventKind.class,
      names = {"CUSTOMER_MESSAGE", "AGENT_REPLIED", "BOT_REPLIED"})
  void passesOnHashesOfWhatAMessageShows(EventKind kind) throws Exception {
    List<IdentityMention> mentions = scan("salt", at(kind, "证 " + ID + " 卡 " + CARD));

    assertThat(mentions).hasSize(1);
    assertThat(mentions.get(0).idCards()).singleElement().asString().matches("[0-9a-f]{32}");
    assertThat(mentions.get(0).bankCards()).singleElement().asString().matches("[0-9a-f]{32}");
    assertThat(mentions.get(0).toString()).doesNotContain(ID).doesNotContain(CARD);
    assertThat(mentions.get(0).message().eventId()).isEqualTo(kind + "-" + NOON);
  }

  @ParameterizedTest
  @EnumSource(
      value = EventKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CUSTOMER_MESSAGE", "AGENT_REPLIED", "BOT_REPLIED"})
  void staysSilentOnEveryOtherKind(EventKind kind) throws Exception {
    assertThat(scan("salt", at(kind, ID))).isEmpty();
  }

  @Test
  void staysSilentWithoutANumberATextOrASession() throws Exception {
    Events message = Events.at(NOON, EventKind.AGENT_REPLIED);

    assertThat(scan("salt", message.build())).isEmpty();
    assertThat(scan("salt", message.text("4111111111111112").build())).isEmpty();
    assertThat(scan("salt", message.text(CARD).session(null).build())).isEmpty();
  }

  @Test
  void hashesOneNumberAlikeHoweverItIsWrittenAndOnlyUnderOneSalt() throws Exception {
    String hash = card("salt", CARD);

    assertThat(card("salt", "4111-1111-1111-1111")).isEqualTo(hash);
    assertThat(card("salt", "5555555555554444")).isNotEqualTo(hash);
    assertThat(card("pepper", CARD)).isNotEqualTo(hash);
  }

  @Test
  void takesABirthdayForTodaysWhereverTheCustomerIs() throws Exception {
    long eveningInUtc = 1_799_942_400_000L; // 2027-01-15T00:00 in China, the day before in UTC

    assertThat(
            scan(
                "salt",
                Events.at(eveningInUtc, EventKind.AGENT_REPLIED)
                    .text("110105202701150019")
                    .build()))
        .hasSize(1);
  }

  @Test
  void passesOnTelephonesAndAddressesThatTheDeskTells() throws Exception {
    List<IdentityMention> mentions =
        scan("salt", at(EventKind.AGENT_REPLIED, "王女士13912345678住建国路88号，她的证" + ID));

    assertThat(mentions).hasSize(1);
    assertThat(mentions.get(0).phones()).singleElement().asString().matches("[0-9a-f]{32}");
    assertThat(mentions.get(0).addresses()).singleElement().asString().matches("[0-9a-f]{32}");
    assertThat(mentions.get(0).idCards()).hasSize(1);
    assertThat(mentions.get(0).toString()).doesNotContain("139").doesNotContain("建国路");
  }

  @Test
  void readsACustomersMessageForAllThatMayBeMeant() throws Exception {
    String asked = "订单JD13912345678，卡4111111111111111x，电话是13812345678吗？";

    IdentityMention mention = scan("salt", at(EventKind.CUSTOMER_MESSAGE, asked)).get(0);

    assertThat(mention.phones()).hasSize(2);
    assertThat(mention.bankCards()).hasSize(1);
    assertThat(scan("salt", at(EventKind.AGENT_REPLIED, asked))).isEmpty();
  }

  /** Many shops know a customer by the telephone number. */
  @Test
  void staysSilentOnANumberThatIsTheCustomersName() throws Exception {
    Events reply = Events.at(NOON, EventKind.AGENT_REPLIED).text("机主13912345678");

    assertThat(scan("salt", reply.customer("tel-13912345678").build())).isEmpty();
    assertThat(scan("salt", reply.customer("c1").build())).hasSize(1);
  }

  private static String card(String salt, String text) throws Exception {
    return scan(salt, at(EventKind.AGENT_REPLIED, text)).get(0).bankCards().get(0);
  }

  private static Event at(EventKind kind, String text) {
    return Events.at(NOON, kind).text(text).build();
  }

  private static List<IdentityMention> scan(String salt, Event event) throws Exception {
    LeakScan scan = new LeakScan(salt);
    scan.open(OPEN);
    List<IdentityMention> mentions = new ArrayList<>();
    scan.flatMap(event, new ListCollector<>(mentions));
    return mentions;
  }
}

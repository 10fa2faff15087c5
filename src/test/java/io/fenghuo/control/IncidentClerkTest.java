package io.fenghuo.control;

import static io.fenghuo.control.Sent.LIMITS;
import static io.fenghuo.control.Sent.MINUTE;
import static io.fenghuo.control.Sent.NOON;
import static io.fenghuo.control.Sent.RULES;
import static io.fenghuo.control.Sent.command;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a clerk remembers of the commands that were sent before. */
class IncidentClerkTest {

  private final IncidentClerk clerk = new IncidentClerk(LIMITS);

  @Test
  void theSameCommandAgainDoesNothing() {
    String close = "'kind':'CLOSE','tenant':'shop','incidentId':'i'";
    accept(close);

    IncidentClerk.Decision again = clerk.decide(command("c1", close), NOON + MINUTE, RULES);

    assertThat(again).isEqualTo(new IncidentClerk.Decision(null, null));
  }

  @Test
  void whatWasRefusedIsRefusedAgainInTheSameWords() {
    String wrong = "'kind':'CLOSE','tenant':'shop'";
    IncidentClerk.Decision first = clerk.decide(command("c1", wrong), NOON, RULES);

    assertThat(clerk.decide(command("c1", wrong), NOON + MINUTE, RULES)).isEqualTo(first);
  }

  @Test
  void anotherCommandUnderAKnownIdIsNotLostInSilence() {
    accept("'kind':'CLOSE','tenant':'shop','incidentId':'i'");

    IncidentClerk.Decision other =
        clerk.decide(command("c1", "'kind':'CLOSE','tenant':'shop','incidentId':'j'"), NOON, RULES);

    assertThat(other.command()).isNull();
    assertThat(other.refusal().en())
        .isEqualTo("The commandId 'c1' was used for another command: take a new one.");
    assertThat(other.refusal().zh()).isEqualTo("commandId 'c1' 已用于另一条指令，请换一个。");
  }

  @Test
  void forgetsTheOldestAnswers() {
    String close = "'kind':'CLOSE','tenant':'shop','incidentId':'i'";
    IntStream.rangeClosed(0, IncidentClerk.MAX_ANSWERS)
        .forEach(i -> clerk.decide(command("c" + i, close), NOON, RULES));

    assertThat(clerk.answers())
        .hasSize(IncidentClerk.MAX_ANSWERS)
        .extracting(CommandAnswer::commandId)
        .doesNotContain("c0")
        .contains("c1");
  }

  private void accept(String fields) {
    assertThat(clerk.decide(command("c1", fields), NOON, RULES).refusal()).isNull();
  }
}

package io.fenghuo.event;

/**
 * What a chat-traffic event says beyond the common fields; each field is null where its kind has
 * none.
 *
 * @param customerTier the customer's tier in the shop's own words
 * @param queueId queue of people, for the queue's and the agents' events
 * @param botId bot that replied or failed
 * @param botVersion version of that bot
 * @param agentId agent who was assigned or replied
 * @param text message text; never leaves the job unmasked
 * @param latencyMs a bot's time to answer, in milliseconds
 * @param outcome why a bot failed
 * @param waitMs time waited in the queue, in milliseconds
 * @param category a complaint's category in the shop's own words
 * @param dataClass class of the exposed personal data
 * @param subjectCount number of persons whose data was exposed
 * @param waiting length of the queue
 * @param oldestWaitMs longest wait in the queue, in milliseconds
 * @param agentsOnline agents at work
 * @param agentsFree agents free to take a session
 * @param botsUp bots that answer
 * @param botsTotal bots that should answer
 */
public record Chat(
    String customerTier,
    String queueId,
    String botId,
    String botVersion,
    String agentId,
    String text,
    Long latencyMs,
    BotOutcome outcome,
    Long waitMs,
    String category,
    String dataClass,
    Long subjectCount,
    Long waiting,
    Long oldestWaitMs,
    Long agentsOnline,
    Long agentsFree,
    Long botsUp,
    Long botsTotal) {

  /** Nothing of what it holds. */
  @Override
  public String toString() {
    return text == null ? "Chat" : "Chat with a text of " + text.length() + " characters";
  }

  Chat withoutText() {
    return new Chat(
        customerTier,
        queueId,
        botId,
        botVersion,
        agentId,
        null,
        latencyMs,
        outcome,
        waitMs,
        category,
        dataClass,
        subjectCount,
        waiting,
        oldestWaitMs,
        agentsOnline,
        agentsFree,
        botsUp,
        botsTotal);
  }
}

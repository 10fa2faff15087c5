package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.rule.live.RuleFound;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleStatus;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** What a shadow rule found, as it may leave the job: without a customer or a session in it. */
public final class ShadowReport extends RichMapFunction<Finding, RuleNews> {

  private final String salt;
  private transient Pseudonyms pseudonyms;

  /**
   * @param salt goes into the hashes that stand for customers and sessions
   */
  public ShadowReport(String salt) {
    this.salt = salt;
  }

  @Override
  public void open(OpenContext context) {
    pseudonyms = new Pseudonyms(salt);
  }

  @Override
  public RuleNews map(Finding finding) {
    List<EventRef> events =
        finding.evidence().stream()
            .flatMap(evidence -> evidence.events().stream())
            .limit(Evidence.MAX_EVENTS)
            .toList();
    return RuleNews.of(
        RuleStatus.found(
            finding.ruleId(),
            finding.ruleVersion(),
            finding.ruleHash(),
            new RuleFound(
                finding.findingId(),
                finding.type(),
                finding.level(),
                withoutPersons(finding.scope()),
                finding.startMillis(),
                finding.timeMillis(),
                events,
                finding.warming()),
            pseudonyms.in(finding.says(), finding.scope())));
  }

  private static Scope withoutPersons(Scope s) {
    return new Scope(
        s.tenant(),
        s.brand(),
        s.line(),
        s.region(),
        s.channel(),
        s.source(),
        s.queueId(),
        s.botId(),
        s.topicId(),
        null,
        null);
  }
}

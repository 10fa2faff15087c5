package io.fenghuo.incident;

import io.fenghuo.control.CommandRefusal;
import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Carries out what operators ask of a tenant's incidents, or says why not. */
final class Commands {

  private final Changeset changes;
  private final Terms terms;
  private final IncidentCommand command;
  private final CommandRef ref;
  private final long nowMillis;

  Commands(Changeset changes, Terms terms, IncidentCommand command, long nowMillis) {
    this.changes = changes;
    this.terms = terms;
    this.command = command;
    this.nowMillis = nowMillis;
    this.ref =
        new CommandRef(command.commandId(), command.kind(), command.actor(), command.reason());
  }

  void carryOut() {
    Message refusal =
        switch (command.kind()) {
          case SILENCE -> order(Mute.Kind.SILENCE);
          case MAINTENANCE -> order(Mute.Kind.MAINTENANCE);
          case UNSILENCE -> endOrder();
          case PROFILE -> profile();
          case ACK, MITIGATE, RESOLVE, REOPEN, CLOSE, SET_LEVEL, FALSE_ALARM -> onIncident();
        };
    if (refusal != null) {
      changes.refuse(CommandRefusal.of(command, LocalizedText.of(refusal)));
    }
  }

  private Message onIncident() {
    Incident incident = named();
    if (incident == null) {
      return unknown();
    }
    IncidentDraft draft = new IncidentDraft(incident, changes, terms);
    Handwork handwork = new Handwork(draft, ref, nowMillis);
    Message refusal =
        switch (command.kind()) {
          case ACK -> handwork.ack(command.department());
          case MITIGATE -> handwork.mitigate();
          case RESOLVE -> handwork.resolve(false);
          case FALSE_ALARM -> handwork.resolve(true);
          case REOPEN -> handwork.reopen();
          case CLOSE -> handwork.close();
          case SET_LEVEL -> handwork.setLevel(command.level());
          case SILENCE, MAINTENANCE, UNSILENCE, PROFILE ->
              throw new IllegalStateException(command.kind() + " is on no incident");
        };
    if (refusal == null) {
      IncidentLife.keep(draft);
    }
    return refusal;
  }

  private Incident named() {
    return changes
        .incidents(
            List.of(Index.id(command.incidentId())),
            incident -> incident.isTold() && incident.incidentId().equals(command.incidentId()))
        .stream()
        .findFirst()
        .orElse(null);
  }

  private Message unknown() {
    return Message.of(
        "refused.no-incident", "tenant", command.tenant(), "id", command.incidentId());
  }

  private Message order(Mute.Kind kind) {
    String dedupKey = null;
    if (command.incidentId() != null) {
      Incident incident = named();
      if (incident == null) {
        return unknown();
      }
      dedupKey = incident.dedupKey();
    }
    if (changes.mute(command.id()) == null && changes.mutes().size() >= terms.limits().maxMutes()) {
      int most = terms.limits().maxMutes();
      return Message.of("refused.too-many-mutes", "most", most);
    }
    long from = command.fromMillis() == null ? nowMillis : command.fromMillis();
    long until = command.untilMillis() == null ? from + command.forMillis() : command.untilMillis();
    if (until <= nowMillis) {
      return Message.of("refused.mute-over");
    }
    Scope everything =
        new Scope(command.tenant(), null, null, null, null, null, null, null, null, null, null);
    changes.put(
        new MuteOrder(
            command.id(),
            kind,
            command.scope() == null ? everything : command.scope(),
            command.types() == null ? List.of() : command.types(),
            command.rule(),
            dedupKey,
            command.level() == null ? Level.III : command.level(),
            from,
            until,
            from <= nowMillis,
            ref));
    IncidentLife.passMutes(changes, terms, nowMillis);
    tellIfInVain(changes.mute(command.id()));
    return null;
  }

  /** A slip in a name mutes nothing, and would go unnoticed until somebody is called. */
  private void tellIfInVain(MuteOrder order) {
    boolean isInVain = !new Lookout(changes, terms).meansSome(order);
    if (!isInVain && command.remark() == null) {
      return;
    }
    Message inForce =
        Message.of(
            "mute.in-vain",
            "kind",
            command.kind(),
            "id",
            command.id(),
            "until",
            Instant.ofEpochMilli(order.untilMillis()),
            "open",
            isInVain ? Message.of("mute.none-open", "brand", brandHint(order)) : "");
    LocalizedText says = LocalizedText.of(inForce);
    if (command.remark() != null) {
      LocalizedText said = LocalizedText.of(inForce);
      says = LocalizedText.of(language -> said.in(language) + command.remark().in(language));
    }
    changes.refuse(CommandRefusal.inVain(command, says));
  }

  private Object brandHint(MuteOrder order) {
    String brand = order.scope().brand();
    Set<String> brands = new TreeSet<>();
    changes
        .incidents(Index.TOLD)
        .forEach(incident -> brands.add(Objects.toString(incident.scope().brand(), "")));
    return brand == null || brands.contains(brand) ? "" : Nearest.hint(brand, brands);
  }

  private Message endOrder() {
    if (changes.mute(command.id()) == null) {
      return Message.of("refused.no-mute", "id", command.id());
    }
    changes.forgetMute(command.id());
    new Lookout(changes, terms).lookAgain(nowMillis);
    return null;
  }

  private Message profile() {
    TenantState tenantState = changes.tenantState();
    changes.put(tenantState.withProfile(command.profile()));
    return null;
  }
}

package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventKind.Stream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a script: all brands' desks, the web around them and the heartbeats, on one agenda.
 *
 * @param facts the records of each topic in the order in which they arrived
 * @param tallies the books of each brand's desk
 */
record Simulation(Map<Stream, List<Fact>> facts, Map<String, Tally> tallies) {

  private static final long HEARTBEAT_PERIOD = Duration.ofSeconds(30).toMillis();

  static Simulation of(Script script, long seed) {
    Dice dice = new Dice(seed);
    Agenda agenda = new Agenda(script.start().toEpochMilli());
    Recorder recorder = new Recorder(script.silences(), dice.split());
    Ids ids = new Ids();
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (BrandPlan plan : script.brands()) {
      SocialWeb web = new SocialWeb(plan, agenda, recorder, ids, dice.split());
      Desk desk = new Desk(plan, agenda, recorder, ids, web, dice.split());
      web.open();
      desk.open();
      script.voices().getOrDefault(plan.brand(), List.of()).forEach(web::raise);
      tallies.put(plan.brand(), desk.tally());
    }
    Voice voice = new Voice(agenda, recorder, dice.split());
    Stage stage = new Stage(agenda, recorder, voice, ids, dice.split());
    script.scenes().forEach(scene -> scene.enter(stage));
    for (Source source : Source.values()) {
      String brand = script.brands().get(0).brand();
      agenda.every(
          agenda.now() + 100 + 70L * source.ordinal(),
          HEARTBEAT_PERIOD,
          () -> recorder.add(Fact.heartbeat(source, agenda.now(), brand)));
    }
    agenda.runUntil(script.end().toEpochMilli());
    Map<Stream, List<Fact>> facts = new EnumMap<>(Stream.class);
    for (Stream stream : Stream.values()) {
      facts.put(stream, recorder.arrived(stream, script.end().toEpochMilli()));
    }
    return new Simulation(facts, tallies);
  }
}

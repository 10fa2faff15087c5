package io.fenghuo.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.FigureWords;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Alertmanager is told, and when: pure functions of what it was told before, a record or
 * nothing, and the wall clock, in which Alertmanager lives.
 *
 * <p><b>Begin.</b> {@code startsAt} is the incident's opening in event time, so that a backlog
 * tells the true age, but never in the future of the wall clock, as it would be where a recording
 * is played.
 *
 * <p><b>End.</b> A firing alert is sent with {@code endsAt} far ahead of now, and again at each
 * interval: it ends by itself only when nobody has repeated it for so long, which neither a slow
 * checkpoint nor a restart of the job takes. An incident that is over is sent with {@code endsAt} =
 * the wall clock at which its last record came. That is repeated fifteen times: an Alertmanager
 * whose clock is behind ours takes an end in its future for no end and keeps the later one that it
 * had.
 */
final class AlertmanagerPolicy implements Serializable {

  /** With the default interval a quarter of an hour, as Prometheus does. */
  static final int REPEATED_ENDS = 15;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final long resendMillis;
  private final long endsAfterMillis;
  private final String incidentUrl;
  private final FigureWords words;

  AlertmanagerPolicy(
      long resendMillis, long endsAfterMillis, String incidentUrl, FigureWords words) {
    this.resendMillis = resendMillis;
    this.endsAfterMillis = endsAfterMillis;
    this.incidentUrl = incidentUrl;
    this.words = words;
  }

  /**
   * After a record. A new incident under a known key takes it over; what an older one says
   * afterwards is not for anybody.
   *
   * @param before null where nothing is known of the key
   */
  Shown told(Shown before, Alert alert, long nowMillis) {
    boolean same = before != null && before.incidentId().equals(alert.incidentId());
    if (before != null && !same && alert.openedMillis() < before.openedMillis()) {
      return before;
    }
    LocalizedText said = Saying.figures(alert, words);
    LocalizedText figures =
        said.isEmpty() && same ? AlertmanagerLabels.figures(before.faces().get(0)) : said;
    return new Shown(
        alert.incidentId(),
        alert.openedMillis(),
        same ? before.startsMillis() : Math.min(alert.openedMillis(), nowMillis),
        alert.alertId(),
        Saying.link(incidentUrl, alert),
        faces(before == null ? List.of() : before.faces(), alert, figures, nowMillis),
        before == null ? nowMillis + resendMillis : before.dueMillis());
  }

  /** The firing face before the others, so that no reader sees a moment without any. */
  private static List<Face> faces(
      List<Face> before, Alert alert, LocalizedText figures, long nowMillis) {
    Map<String, String> labels = AlertmanagerLabels.labels(alert);
    Map<String, String> annotations = AlertmanagerLabels.annotations(alert, figures);
    boolean over = Saying.isOver(alert);
    List<Face> faces = new ArrayList<>();
    if (!over) {
      faces.add(new Face(labels, annotations, null));
    } else if (before.isEmpty()) {
      // From before this job's memory: Alertmanager may know it.
      faces.add(new Face(labels, annotations, nowMillis));
    }
    for (Face face : before) {
      if (!over && face.labels().equals(labels)) {
        continue;
      }
      Map<String, String> lastWords =
          over ? annotations : AlertmanagerLabels.goesOn(annotations, labels);
      faces.add(face.fires() ? face.ended(lastWords, nowMillis) : face);
    }
    return faces;
  }

  /**
   * When it is due: the same again, without what has been over for long enough.
   *
   * @return null where nothing is left to be said
   */
  Shown again(Shown shown, long nowMillis) {
    long forgotten = nowMillis - REPEATED_ENDS * resendMillis;
    List<Face> faces =
        shown.faces().stream()
            .filter(face -> face.fires() || face.endedMillis() > forgotten)
            .toList();
    return faces.isEmpty() ? null : shown.withFaces(faces).dueAt(nowMillis + resendMillis);
  }

  /** One notice for each face, each in a slot and a lane of its own. */
  List<Notice> notices(Shown shown, long nowMillis) {
    return shown.faces().stream().map(face -> notice(shown, face, nowMillis)).toList();
  }

  private Notice notice(Shown shown, Face face, long nowMillis) {
    ObjectNode alert = MAPPER.createObjectNode();
    ObjectNode labels = alert.putObject("labels");
    face.labels().forEach(labels::put);
    ObjectNode annotations = alert.putObject("annotations");
    face.annotations().forEach(annotations::put);
    alert.put("startsAt", Instant.ofEpochMilli(shown.startsMillis()).toString());
    long ends = face.fires() ? nowMillis + endsAfterMillis : face.endedMillis();
    alert.put("endsAt", Instant.ofEpochMilli(ends).toString());
    if (!shown.link().isEmpty()) {
      alert.put("generatorURL", shown.link());
    }
    String identity = face.labels().toString();
    return new Notice(identity, identity, "", shown.alertId(), json(alert));
  }

  private static String json(ObjectNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can be written", e);
    }
  }
}

package io.fenghuo.tool.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * All lines of a recording in the order in which they are to be sent: by event time across topics,
 * in the file's own order within one. So disorder that a file holds is played as it is there: a
 * line that lies behind an earlier one is due with it.
 */
final class PlayOrder implements Closeable {

  private final PriorityQueue<Track> tracks =
      new PriorityQueue<>(
          Comparator.comparingLong((Track track) -> track.head.dueMillis())
              .thenComparing(track -> track.topic));

  PlayOrder(Scenario scenario) throws IOException {
    this(scenario.recording());
  }

  PlayOrder(Recording recording) throws IOException {
    long nowMillis = System.currentTimeMillis();
    try {
      for (String topic : recording.files().keySet()) {
        Track track = new Track(topic, new TimedLines(recording.lines(topic), nowMillis));
        if (track.advance()) {
          tracks.add(track);
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The next line; null after the last. */
  PlayLine next() throws IOException {
    Track track = tracks.poll();
    if (track == null) {
      return null;
    }
    PlayLine line = track.head;
    if (track.advance()) {
      tracks.add(track);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    for (Track track : tracks) {
      track.lines.close();
    }
  }

  private static final class Track {

    private final String topic;
    private final TimedLines lines;
    private PlayLine head;

    private Track(String topic, TimedLines lines) {
      this.topic = topic;
      this.lines = lines;
    }

    /** Moves to the next line; false, and closed, after the last. */
    private boolean advance() throws IOException {
      TimedLines.Timed next = lines.next();
      if (next == null) {
        lines.close();
        return false;
      }
      Long time = next.glance().timeMillis();
      long due = next.dueMillis();
      head = new PlayLine(topic, due, time == null ? due : time, next.glance().key(), next.line());
      return true;
    }
  }
}

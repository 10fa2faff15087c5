package io.fenghuo.time;

/**
 * What a snapshot keeps of a {@link DeskClock}.
 *
 * @param watermarkMillis the furthest watermark it was told
 * @param nowMillis what it said when the snapshot was taken
 */
public record DeskReading(long watermarkMillis, long nowMillis) {}

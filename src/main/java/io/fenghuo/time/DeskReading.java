package io.fenghuo.time;

/**
 * What a snapshot keeps of an {@link InputClock}. Snapshots hold it under this name.
 *
 * @param watermarkMillis the furthest watermark it was told
 * @param nowMillis what it said when the snapshot was taken
 */
public record DeskReading(long watermarkMillis, long nowMillis) {}

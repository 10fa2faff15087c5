package io.fenghuo.bench.nab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fenghuo.bench.nab.LabelledSeries.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Reads files of the Numenta Anomaly Benchmark: rows of {@code timestamp,value} and a JSON file
 * with the first and last time of each window.
 */
final class NabCorpus {

  private static final TypeReference<TreeMap<String, List<List<String>>>> WINDOWS =
      new TypeReference<>() {};

  private NabCorpus() {}

  /**
   * A folder with {@code windows.json} and each file that it names, gzipped, without its folder.
   */
  static List<LabelledSeries> excerpt(Path folder) throws IOException {
    List<LabelledSeries> all = new ArrayList<>();
    for (Map.Entry<String, List<List<String>>> file :
        windows(folder.resolve("windows.json")).entrySet()) {
      String fileName = file.getKey().substring(file.getKey().indexOf('/') + 1);
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(folder.resolve(fileName + ".gz")))) {
        all.add(read(file.getKey(), in, file.getValue()));
      }
    }
    return all;
  }

  /** A checkout of {@code numenta/NAB}. */
  static List<LabelledSeries> whole(Path checkout) throws IOException {
    List<LabelledSeries> all = new ArrayList<>();
    for (Map.Entry<String, List<List<String>>> file :
        windows(checkout.resolve("labels/combined_windows.json")).entrySet()) {
      try (InputStream in = Files.newInputStream(checkout.resolve("data").resolve(file.getKey()))) {
        all.add(read(file.getKey(), in, file.getValue()));
      }
    }
    return all;
  }

  private static Map<String, List<List<String>>> windows(Path json) throws IOException {
    return new ObjectMapper().readValue(json.toFile(), WINDOWS);
  }

  static LabelledSeries read(String name, InputStream csv, List<List<String>> windows)
      throws IOException {
    List<Long> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8));
    lines.readLine();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int comma = line.indexOf(',');
      times.add(millis(line.substring(0, comma)));
      values.add(Double.valueOf(line.substring(comma + 1)));
    }
    long[] timeMillis = times.stream().mapToLong(Long::longValue).toArray();
    List<Window> rows =
        windows.stream()
            .map(w -> new Window(row(name, timeMillis, w.get(0)), row(name, timeMillis, w.get(1))))
            .toList();
    return new LabelledSeries(
        name, timeMillis, values.stream().mapToDouble(Double::doubleValue).toArray(), rows);
  }

  /** The first row of that time. */
  private static int row(String name, long[] timeMillis, String time) {
    long millis = millis(time);
    for (int row = 0; row < timeMillis.length; row++) {
      if (timeMillis[row] == millis) {
        return row;
      }
    }
    throw new IllegalArgumentException(name + " has no row of " + time);
  }

  private static long millis(String time) {
    return LocalDateTime.parse(time.trim().replace(' ', 'T'))
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }
}

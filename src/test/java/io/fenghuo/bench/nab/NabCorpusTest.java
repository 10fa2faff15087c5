package io.fenghuo.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.bench.nab.LabelledSeries.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCorpusTest {

  private static final String CSV =
      """
      timestamp,value
      2015-02-26 21:42:53,104
      2015-02-26 21:47:53,100.5
      2015-02-26 21:47:53,99
      2015-02-26 21:57:53,98
      """;

  private static final String WINDOWS =
      """
      {"realTweets/some.csv": [["2015-02-26 21:47:53.000000", "2015-02-26 21:57:53.000000"]],
       "artificialNoAnomaly/none.csv": []}
      """;

  @Test
  void readsTimesValuesAndTheRowsOfAWindow() throws IOException {
    LabelledSeries series =
        NabCorpus.read(
            "realTweets/some.csv",
            csv(),
            List.of(List.of("2015-02-26 21:47:53.000000", "2015-02-26 21:57:53.000000")));

    assertThat(series.timeMillis()[1])
        .isEqualTo(Instant.parse("2015-02-26T21:47:53Z").toEpochMilli());
    assertThat(series.values()).containsExactly(104, 100.5, 99, 98);
    assertThat(series.windows()).containsExactly(new Window(1, 3));
    assertThat(series.category()).isEqualTo("realTweets");
  }

  @Test
  void aWindowAtATimeThatNoRowHasIsRefused() {
    assertThatThrownBy(
            () ->
                NabCorpus.read(
                    "realTweets/some.csv",
                    csv(),
                    List.of(List.of("2015-02-26 21:47:54", "2015-02-26 21:57:53"))))
        .hasMessage("realTweets/some.csv has no row of 2015-02-26 21:47:54");
  }

  @Test
  void readsAFolderOfGzippedFilesByTheirWindows(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("windows.json"), WINDOWS);
    for (String name : List.of("some.csv.gz", "none.csv.gz")) {
      try (GZIPOutputStream out =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
        csv().transferTo(out);
      }
    }

    assertThat(NabCorpus.excerpt(folder))
        .extracting(LabelledSeries::name)
        .containsExactly("artificialNoAnomaly/none.csv", "realTweets/some.csv");
  }

  @Test
  void readsACheckout(@TempDir Path checkout) throws IOException {
    Files.createDirectories(checkout.resolve("labels"));
    Files.writeString(checkout.resolve("labels/combined_windows.json"), WINDOWS);
    for (String name : List.of("realTweets/some.csv", "artificialNoAnomaly/none.csv")) {
      Path file = checkout.resolve("data").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, CSV);
    }

    assertThat(NabCorpus.whole(checkout))
        .extracting(series -> series.windows().size())
        .containsExactly(0, 1);
  }

  private static InputStream csv() {
    return new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8));
  }
}

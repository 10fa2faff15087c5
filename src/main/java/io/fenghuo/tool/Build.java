package io.fenghuo.tool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What this is a build of, and what it runs with. */
final class Build implements IVersionProvider {

  private static final String FILE = "/fenghuo-build.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(FILE)) {
      // Classes that were compiled without Maven have none.
      if (in != null) {
        build.load(in);
      }
    }
    return new String[] {
      "fenghuo " + build.getProperty("git.build.version", "of unknown version"),
      "commit " + build.getProperty("git.commit.id.abbrev", "unknown"),
      "Flink " + EnvironmentInformation.getVersion(),
      "Kafka clients " + AppInfoParser.getVersion(),
      "Java " + Runtime.version()
    };
  }
}

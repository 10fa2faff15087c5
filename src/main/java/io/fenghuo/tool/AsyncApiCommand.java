package io.fenghuo.tool;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.publish.AsyncApi;
import io.fenghuo.publish.Topics;
import io.fenghuo.tool.argument.Input;
import io.fenghuo.tool.argument.Output;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells other programs what the topics hold, under the names that a config file gives them. */
@Command(
    name = "asyncapi",
    description = "Print the topics as an AsyncAPI document, or write it with its JSON Schemas.",
    mixinStandardHelpOptions = true)
final class AsyncApiCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      converter = Input.File.class,
      description = "The job's config file.")
  private Path file;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Sets an option of the job.")
  private final Map<String, String> settings = new HashMap<>();

  @Option(
      names = "--out",
      converter = Output.Folder.class,
      paramLabel = "DIR",
      description = "Where to write asyncapi.yaml and schemas/; standard output where absent.")
  private Path folder;

  private final PrintStream out;

  AsyncApiCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Configuration config =
        file == null ? ConfigFile.withoutKafka(settings) : ConfigFile.read(file, settings);
    Topics topics = Topics.of(config);
    if (folder == null) {
      out.print(AsyncApi.yaml(topics));
      return Fenghuo.AS_EXPECTED;
    }
    Path schemas = Files.createDirectories(folder.resolve("schemas"));
    Files.writeString(folder.resolve("asyncapi.yaml"), AsyncApi.yaml(topics));
    for (String schema : AsyncApi.schemas(topics)) {
      Files.write(schemas.resolve(schema + ".json"), AsyncApi.schema(schema));
    }
    return Fenghuo.AS_EXPECTED;
  }
}

package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.tool.embedded.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes that users make, on each command that can meet them: every one is answered with the
 * setting and what to change, and none with a stack trace. A wrong JDK, a copied script and a busy
 * port are those of LauncherITCase and ClusterScriptITCase, a misspelt topic of Kafka's that of
 * BacktestITCase, and a broken command on {@code ops.control} is answered there.
 */
class MistakesTest {

  private static final Charset GBK = Charset.forName("GBK");

  @TempDir static Path folder;
  private static int nobodyListens;

  @BeforeAll
  static void makeMistakes() throws Exception {
    nobodyListens = FreePorts.find(1).get(0);
    String rule =
        """
        rules:
        - id: a
          incident: SYSTEM_FAULT
          key: [tenant]
          pattern: [ { stage: told, on: event COMPLAINT_FILED, where: "true" } ]
          level: { base: IV }
          says: { zh: "投诉", en: "complaint" }
        """;
    write("good.yaml", rule);
    write("tab.yaml", rule.replace("  incident", "\tincident"));
    Files.writeString(folder.resolve("gbk.yaml"), rule, GBK);
    write("word.yaml", rule.replace("SYSTEM_FAULT", "SYSTEM_FAULTY"));
    write("field.yaml", rule.replace("level:", "levels:"));
    write("cel.yaml", rule.replace("\"true\"", "\"latencyMs > 'slow'\""));
    write("measure.yaml", rule.replace("event COMPLAINT_FILED", "symptom queue-waitin"));
    write("measures-word.yaml", "measures:\n- { id: m, figure: cuont, scope: [tenant] }\n");

    String config = "kafka.bootstrap.servers: 127.0.0.1:" + nobodyListens + "\n";
    write("config.yaml", config);
    write("config-tab.yaml", config + "input:\n\tgroup-id: x\n");
    Files.writeString(folder.resolve("config-gbk.yaml"), config + "# 配置\n", GBK);
    write("config-word.yaml", config + "output.ledger.guarantee: exactly-twice\n");
    write("config-field.yaml", config + "clock.rat: 1\n");
    write("config-broker.yaml", "kafka.bootstrap.servers: localhost\n");

    write("mapping-tab.yaml", "events:\n\t- kind: x\n");
    Files.writeString(folder.resolve("mapping-gbk.yaml"), "# 映射\n", GBK);
    write("mapping-field.yaml", "event: []\n");

    for (String scenario : new String[] {"fine", "misspelt"}) {
      Files.createDirectories(folder.resolve(scenario));
      write(scenario + "/expected.yaml", "scenario: " + scenario + "\nincidents: []\n");
    }
    String record = "{\"eventTime\":\"2026-11-11T12:00:00Z\"}\n";
    write("fine/chat.traffic.jsonl", record);
    write("broken.jsonl", "{\"commandId\": \"li-1\",\n");
    write("misspelt/chat.trafic.jsonl", record);
  }

  static Stream<Arguments> mistakes() {
    return """
        missing file      | 2 | rules check no.yaml                             | cannot read no.yaml: there is no such file
        missing file      | 2 | rules test no.yaml                              | cannot read no.yaml: there is no such file
        missing file      | 2 | rules check --config no.yaml                    | '--config': there is no file 'no.yaml' in
        missing file      | 2 | rules check --measures no.yaml                  | '--measures': there is no file 'no.yaml' in
        missing file      | 2 | backtest --input DIR/fine --with no.yaml        | '--with' at index 0 (FILE): there is no file 'no.yaml' in
        missing file      | 2 | backtest --input no --with DIR/good.yaml        | no: is no file, no folder and none of
        missing file      | 2 | replay --scenario no                            | no: is no folder with an expected.yaml and none of the scenarios [data-leak,
        missing file      | 2 | replay --scenario DIR/fine -Ddefinitions.rules=no.yaml | cannot read no.yaml: there is no such file
        missing file      | 2 | demo --scenario no                              | no: is no folder with an expected.yaml and none of the scenarios [data-leak,
        missing file      | 2 | demo --scenario DIR/fine -Ddefinitions.rules=no.yaml | cannot read no.yaml: there is no such file
        missing file      | 2 | topics --config no.yaml                         | '--config': there is no file 'no.yaml' in
        missing file      | 2 | asyncapi --config no.yaml                       | '--config': there is no file 'no.yaml' in
        missing file      | 2 | mapping check --mapping no.yaml                 | '--mapping': there is no file 'no.yaml' in
        missing file      | 2 | simulate --scenario no --out DIR/out            | --scenario must be all or one of [promotion-outage,
        tab in YAML       | 1 | rules check DIR/tab.yaml                        | tab.yaml has 1 fault:~- 3:1 (\\tincident: SYSTEM_FAULT) is not YAML: a tab stands where only spaces may: indent with spaces
        tab in YAML       | 2 | rules test DIR/tab.yaml                         | a tab stands where only spaces may: indent with spaces
        tab in YAML       | 2 | backtest --input DIR/fine --with DIR/tab.yaml   | a tab stands where only spaces may: indent with spaces
        tab in YAML       | 2 | topics --config DIR/config-tab.yaml             | config-tab.yaml has 1 fault:~a tab stands where only spaces may: indent with spaces
        tab in YAML       | 2 | mapping check --mapping DIR/mapping-tab.yaml    | mapping-tab.yaml has 1 fault:~a tab stands where only spaces may: indent with spaces
        GBK file          | 1 | rules check DIR/gbk.yaml                        | gbk.yaml has 1 fault:~must be in UTF-8: save it in that encoding
        GBK file          | 2 | rules test DIR/gbk.yaml                         | must be in UTF-8: save it in that encoding
        GBK file          | 2 | backtest --input DIR/fine --instead DIR/gbk.yaml | must be in UTF-8: save it in that encoding
        GBK file          | 2 | topics --config DIR/config-gbk.yaml             | config-gbk.yaml has 1 fault:~must be in UTF-8: save it in that encoding
        GBK file          | 2 | mapping check --mapping DIR/mapping-gbk.yaml    | must be in UTF-8: save it in that encoding
        wrong enum word   | 1 | rules check DIR/word.yaml                       | rules[0].incident must be one of [SYSTEM_FAULT,~got 'SYSTEM_FAULTY' (did you mean SYSTEM_FAULT?)
        wrong enum word   | 2 | rules test DIR/word.yaml                        | did you mean SYSTEM_FAULT?
        wrong enum word   | 2 | rules check DIR/good.yaml --measures DIR/measures-word.yaml | measures[0].figure must be one of [COUNT,~got 'cuont' (did you mean COUNT?)
        wrong enum word   | 2 | topics --config DIR/config-word.yaml            | output.ledger.guarantee must be one of exactly-once, at-least-once, none, got 'exactly-twice'
        wrong enum word   | 2 | demo --scenario DIR/fine -Doutput.ledger.guarantee=twice | output.ledger.guarantee must be one of exactly-once, at-least-once, none, got 'twice'
        wrong broker      | 2 | topics --config DIR/config.yaml                 | kafka.bootstrap.servers=127.0.0.1:PORT: no Kafka broker answers there within 6 s (~): start one, or name another
        wrong broker      | 2 | topics --config DIR/config-broker.yaml          | kafka.bootstrap.servers must be host:port, comma-separated, got 'localhost'
        wrong broker      | 2 | topics                                          | kafka.bootstrap.servers is required: the brokers as host:port, comma-separated
        wrong broker      | 2 | backtest --bootstrap-servers localhost --from 2026-11-11T00:00:00Z --with DIR/good.yaml | kafka.bootstrap.servers must be host:port, comma-separated, got 'localhost'
        unwritable folder | 2 | replay --scenario DIR/fine --out DIR/no/alerts.jsonl | '--out': there is no folder~/no: make it first
        unwritable folder | 2 | replay --scenario DIR/fine --out DIR            | '--out':~is a folder: name a file in it
        unwritable folder | 2 | backtest --input DIR/fine --with DIR/good.yaml --html DIR/no/page.html | '--html': there is no folder~/no: make it first
        unwritable folder | 2 | simulate --out DIR/good.yaml                    | '--out':~good.yaml is a file: name a folder
        unwritable folder | 2 | asyncapi --out DIR/good.yaml/schemas            | '--out':~good.yaml is a file: name a folder
        wrong folder      | 2 | rules check DIR                                 | cannot read~: it is a folder: name a file in it
        wrong folder      | 2 | topics --config DIR                             | '--config':~is a folder: name a file in it
        unknown field     | 1 | rules check DIR/field.yaml                      | rules[0].levels is unknown
        unknown field     | 2 | topics --config DIR/config-field.yaml           | clock.rat is unknown (did you mean clock.rate?)
        unknown field     | 2 | replay --scenario DIR/fine -Dclock.rat=1        | clock.rat is unknown (did you mean clock.rate?)
        unknown field     | 2 | mapping check --mapping DIR/mapping-field.yaml  | event is unknown
        unknown field     | 2 | replay --scenario DIR/fine --ouput x            | Unknown options: '--ouput', 'x'~--help
        broken JSON       | 1 | mapping check --mapping sample-data/mappings/intercom/mapping.yaml --records DIR/broken.jsonl | 1  DEAD LETTER MALFORMED
        CEL type error    | 1 | rules check DIR/cel.yaml                        | rules[0].pattern[0].where at 1:
        CEL type error    | 2 | rules test DIR/cel.yaml                         | rules[0].pattern[0].where at 1:
        CEL type error    | 2 | backtest --input DIR/fine --with DIR/cel.yaml   | rules[0].pattern[0].where at 1:
        CEL type error    | 2 | demo --scenario DIR/fine -Ddefinitions.rules=DIR/cel.yaml | rules[0].pattern[0].where at 1:
        unknown measure   | 1 | rules check DIR/measure.yaml                    | rules[0].pattern[0].on reads an unknown measure 'queue-waitin'~queue-waiting
        unknown measure   | 2 | backtest --input DIR/fine --with DIR/measure.yaml | reads an unknown measure 'queue-waitin'~queue-waiting
        no example        | 2 | rules test DIR/good.yaml                        | Nothing was tested: write examples beside the rules
        empty time range  | 2 | backtest --bootstrap-servers 127.0.0.1:PORT --from 2026-11-11T00:00:00Z --to 2026-11-11T00:00:00Z --with DIR/good.yaml | --from must lie before --to, got 2026-11-11T00:00:00Z and 2026-11-11T00:00:00Z
        empty time range  | 2 | backtest --bootstrap-servers 127.0.0.1:PORT --from 2026-11-11 --with DIR/good.yaml | '--from': must be a time such as 2026-11-11T00:00:00Z or 2026-11-11T08:00:00+08:00, got '2026-11-11'
        misspelt topic    | 2 | replay --scenario DIR/misspelt                  | chat.trafic.jsonl is of none of the input topics [chat.traffic,~] (did you mean chat.traffic?)
        misspelt topic    | 2 | demo --scenario DIR/misspelt                    | did you mean chat.traffic?
        misspelt topic    | 2 | backtest --input DIR/misspelt --with DIR/good.yaml | did you mean chat.traffic?
        no such number    | 2 | demo --scenario DIR/fine --parallelism 0        | '--parallelism': must be a whole number from 1 to 128, got '0'
        no such number    | 2 | demo --scenario DIR/fine --speed fast           | must be a positive number or max, got 'fast'
        """
        .lines()
        .map(line -> line.split("\\|"))
        .map(
            row ->
                Arguments.of(
                    row[0].strip(),
                    row[2].strip(),
                    Integer.parseInt(row[1].strip()),
                    row[3].strip()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isAnsweredWithWhatToChange(String mistake, String line, int exit, String sentence) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(said, true, UTF_8);

    int ended =
        Fenghuo.run(
            new Jobs(
                (env, config) -> {
                  throw new AssertionError("a job is started");
                },
                (input, definitions, config, parallelism) -> {
                  throw new AssertionError("a replay is started");
                }),
            terminal,
            terminal,
            filled(line).split(" "));

    assertThat(said.toString(UTF_8))
        .containsSubsequence(filled(sentence).split("~"))
        .doesNotContain("\tat ", "Exception", "java.");
    assertThat(said.toString(UTF_8).lines().count()).as("not buried").isLessThan(10);
    assertThat(ended).isEqualTo(exit);
  }

  private static String filled(String text) {
    return text.replace("DIR", folder.toString()).replace("PORT", String.valueOf(nobodyListens));
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}

package io.fenghuo.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlDecoderTest {

  private static final long NOON = 1_800_000_000_000L;
  private static final Origin ORIGIN = new Origin("ops.control", 0, 7);
  private static final String COMMON =
      "'commandId':'c1','kind':'SILENCE','actor':'li','reason':'known'";

  @Test
  void readsACommandWithWhatItsKindNeeds() {
    ControlInput input =
        decode(
            "{"
                + COMMON
                + ",'effectiveAt':'2027-01-15T08:01:00Z','until':1800000600000,'all':true,"
                + "'share':0.5,'brand':'烽火','text':''}");

    assertThat(input.rejection()).isNull();
    assertThat(input.command())
        .isEqualTo(
            new ControlCommand(
                ORIGIN,
                "c1",
                ControlKind.SILENCE,
                "li",
                "known",
                NOON + 60_000,
                Map.of(
                    "until",
                    "1800000600000",
                    "all",
                    "true",
                    "share",
                    "0.5",
                    "brand",
                    "烽火",
                    "text",
                    "")));
  }

  @Test
  void takesEffectWhenItWasSentWhereItDoesNotSay() {
    assertThat(decode("{" + COMMON + "}").command().effectiveAtMillis()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                          | MALFORMED     | the record is not a JSON object",
        "{                           | MALFORMED     | the record is not valid JSON near",
        "{'a':1,'a':2}               | MALFORMED     | a is given twice",
        "{'kind':'ACK'}              | MISSING_FIELD | commandId is missing",
        "{'commandId':'c1'}          | MISSING_FIELD | kind is missing",
        "{'commandId':'c1','kind':'SHOUT'} | UNKNOWN_KIND | kind must be one of ",
        "{'commandId':'c1','kind':'ACK'}   | MISSING_FIELD | actor is missing",
        "{'commandId':'c1','kind':'ACK','actor':'li'} | MISSING_FIELD | reason is missing",
        "{'commandId':'c1','kind':'ACK','actor':7}    | WRONG_TYPE | actor must be a text",
        "{'commandId':' '}           | OUT_OF_RANGE  | commandId must have 1 to 256 characters",
        "{'commandId':'c1','kind':'ACK','actor':'li','reason':'x','effectiveAt':1}"
            + " | OUT_OF_RANGE | effectiveAt must lie between 2000-01-01 and 2100-01-01 (a number counts milliseconds), got '1'",
        "{'commandId':'c1','kind':'ACK','actor':'li','reason':'x','scope':{}}"
            + " | WRONG_TYPE | scope must be a text",
        "{'commandId':'c1','kind':'SILENCE','actor':'li','reason':'x','types':'DATA_GAP','brand':null}"
            + " | WRONG_TYPE | brand must not be null: leave it out or give it a value",
      })
  void answersAFaultyCommandWithItsFault(String json, RejectionReason reason, String fault) {
    ControlRejection rejection = decode(json).rejection();

    assertThat(rejection.reason()).isEqualTo(reason);
    assertThat(rejection.says().en()).startsWith("The command could not be read: " + fault);
    assertThat(rejection.says().zh()).startsWith("无法读取该指令：").endsWith("。");
    assertThat(rejection.origin()).isEqualTo(ORIGIN);
    assertThat(rejection.recordTimeMillis()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                                    | 记录不是 JSON 对象。",
        "{'commandId':'c1','kind':'SHOUT'}                     | 字段 kind 必须是 ACK, MITIGATE, ",
        "{'commandId':'c1','kind':'ACK'}                       | 缺少字段 actor。",
        "{'commandId':' '}                                     | 字段 commandId"
            + " 须为1至256个字符，非空白，不含控制字符，实为 ' '。",
        "{'commandId':'c1','kind':'ACK','actor':7}             | 字段 actor 类型不符，须为文本，实为 '7'。",
        "{'commandId':'c1','kind':'ACK','actor':'li','reason':'x','effectiveAt':1}"
            + " | 字段 effectiveAt 须在2000年至2099年之间（数字以毫秒计），实为 '1'。",
      })
  void saysInChineseWhatIsWrongAndWhatWasGiven(String json, String says) {
    assertThat(decode(json).rejection().says().zh()).startsWith("无法读取该指令：" + says);
  }

  @Test
  void namesTheKindThatWasGivenAndTheKindsThereAre() {
    ControlRejection rejection = decode("{'commandId':'c1','kind':'SHOUT'}").rejection();

    assertThat(rejection.says().en()).contains(" SILENCE, ").endsWith(", got 'SHOUT'");
    assertThat(rejection.says().zh()).contains(" SILENCE, ").endsWith(" 之一，实为 'SHOUT'。");
  }

  @Test
  void saysWhoseCommandItWasAsFarAsThatCanBeRead() {
    ControlRejection rejection =
        decode("{'commandId':'c1','kind':'ACK','actor':'li','reason':5}").rejection();

    assertThat(rejection.commandId()).isEqualTo("c1");
    assertThat(rejection.kind()).isEqualTo(ControlKind.ACK);
    assertThat(rejection.actor()).isEqualTo("li");

    ControlRejection ofNothing =
        decode("{'brand':null,'commandId':'c2','kind':'ACK','actor':'li','reason':'x'}")
            .rejection();

    assertThat(ofNothing.commandId()).isEqualTo("c2");
    assertThat(ofNothing.says().zh()).isEqualTo("无法读取该指令：字段 brand 不能为 null，不需要时请省略该字段。");

    ControlRejection unreadable = decode("{'commandId':5,'kind':'SHOUT','actor':{}}").rejection();

    assertThat(unreadable.commandId()).isNull();
    assertThat(unreadable.kind()).isNull();
    assertThat(unreadable.actor()).isNull();
  }

  @Test
  void answersRecordsWithoutAValueOrTooLarge() {
    ControlDecoder decoder = new ControlDecoder(10);

    assertThat(decoder.decode(ORIGIN, NOON, null).rejection().reason())
        .isEqualTo(RejectionReason.MALFORMED);
    assertThat(decoder.decode(ORIGIN, NOON, new byte[11]).rejection().says().en())
        .contains("11 bytes, at most 10");
  }

  @Property
  void neverThrows(@ForAll byte[] value) {
    ControlInput input = new ControlDecoder(1_000).decode(ORIGIN, NOON, value);

    assertThat(input.isCommand()).isNotEqualTo(input.rejection() != null);
  }

  @ParameterizedTest
  @ValueSource(classes = {ControlInput.class, ControlCommand.class, ControlRejection.class})
  void areSerializedByFlinkItself(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  private static ControlInput decode(String json) {
    return new ControlDecoder(10_000).decode(ORIGIN, NOON, json.replace('\'', '"').getBytes(UTF_8));
  }
}

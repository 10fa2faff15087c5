package io.fenghuo.control;

import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import io.fenghuo.privacy.Masking;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.util.Arrays;
import java.util.List;

/**
 * Why a record is no command, in words: the field, the value that was given, and what may stand in
 * its place. The value of a reason is not told, for it is free text.
 */
final class CommandFault {

  private static final String ZH = "无法读取该指令：";
  private static final String EN = "The command could not be read: ";

  private CommandFault() {}

  /**
   * @param fields what could be read; null where the record is no flat JSON object
   */
  static Bilingual of(RefusedException fault, JsonFields fields) {
    String field = fault.field();
    String given = field == null || fields == null ? null : given(field, fields);
    String got = given == null ? "" : ", got " + given;
    if (fault.reason() == RefusalReason.UNKNOWN_VALUE) {
      // The kind is the only field of a fixed vocabulary.
      List<String> kinds = Arrays.stream(ControlKind.values()).map(Enum::name).toList();
      String known = String.join(", ", kinds);
      String word = given == null ? "" : given.substring(1, given.length() - 1);
      return new Bilingual(
          ZH
              + "字段 "
              + field
              + " 必须是 "
              + known
              + " 之一"
              + (given == null ? "" : "，实为 " + given)
              + hint(word, kinds, Language.ZH)
              + "。",
          EN + field + " must be one of " + known + got + hint(word, kinds, Language.EN));
    }
    boolean saysWhatCame = fault.reason() == RefusalReason.WRONG_TYPE;
    return new Bilingual(
        ZH
            + zh(fault, field, fields != null && fields.isNull(field))
            + (given == null ? "" : "，实为 " + given)
            + "。",
        EN + fault.getMessage() + (saysWhatCame ? "" : got));
  }

  private static String hint(String word, List<String> known, Language language) {
    return Nearest.to(word, known)
        .map(nearest -> Message.of("did-you-mean", "nearest", nearest).in(language))
        .orElse("");
  }

  private static String given(String field, JsonFields fields) {
    if (field.equals("reason") || !fields.names().contains(field)) {
      return null;
    }
    try {
      return "'" + CommandForm.shown(Masking.mask(fields.scalar(field))) + "'";
    } catch (RefusedException e) {
      return null;
    }
  }

  private static String zh(RefusedException fault, String field, boolean isNull) {
    String of = field == null ? "" : "字段 " + field + " ";
    return switch (fault.reason()) {
      case NULL_VALUE -> "记录没有内容";
      case EMPTY -> "记录为空";
      case TOO_LARGE -> "记录超过大小上限";
      case BAD_UTF8 -> field == null ? "记录不是有效的 UTF-8 文本" : of + "含有不完整的字符";
      case MALFORMED_JSON -> "记录不是有效的 JSON";
      case TOO_DEEP -> "记录的 JSON 嵌套过深";
      case DUPLICATE_KEY -> field == null ? "有字段重复给出" : of + "重复给出";
      case NOT_AN_OBJECT -> "记录不是 JSON 对象";
      case MISSING_FIELD -> "缺少字段 " + field;
      case WRONG_TYPE ->
          isNull
              ? of + "不能为 null，不需要时请省略该字段"
              : of + "类型不符，须为" + (isTime(field) ? "带时区的 RFC 3339 时间或毫秒时间戳" : "文本");
      case OUT_OF_RANGE ->
          of
              + (field != null && field.equals("reason")
                  ? "最多 " + JsonFields.MAX_TEXT_BYTES + " 字节"
                  : "须为1至" + JsonFields.MAX_ID_LENGTH + "个字符，非空白，不含控制字符");
      case ABSURD_TIME -> of + "须在2000年至2099年之间";
      case UNKNOWN_VALUE -> of + "的值未知";
      case UNKNOWN_KIND, FUTURE_TIME, UNSUPPORTED_SCHEMA, EXPRESSION_FAILED, NO_EVENT_RULE, LATE ->
          throw new IllegalArgumentException("Of events alone: " + fault.reason());
    };
  }

  private static boolean isTime(String field) {
    return "effectiveAt".equals(field);
  }
}

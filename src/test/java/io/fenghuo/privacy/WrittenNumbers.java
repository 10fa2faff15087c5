package io.fenghuo.privacy;

import java.util.List;
import java.util.Random;

/** Numbers of cards and others, written in the ways that people and programs write them. */
final class WrittenNumbers {

  private static final List<String> NUMBERS =
      List.of(
          "4111111111111111",
          "5555555555554444",
          "378282246310005",
          "6222021234567890128",
          "11010519491231002X",
          "310115199003071239",
          "4111111111111112",
          "13912345678",
          "20270115",
          "1228",
          "123",
          "7");
  private static final List<String> GAPS =
      List.of(
          " ", "-", ".", "/", "·", "\u00a0", "\u3000", "\n", "<b>", "<br/>", "&nbsp;", "\u200b", "",
          "，", "  ", "和");
  private static final String[] DIGITS = {
    "0123456789", "０１２３４５６７８９", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "٠١٢٣٤٥٦٧٨٩"
  };

  private WrittenNumbers() {}

  static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "卡号" : "");
    for (int numbers = 1 + random.nextInt(3); numbers > 0; numbers--) {
      String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
      String digits = DIGITS[random.nextInt(4) == 0 ? random.nextInt(DIGITS.length) : 0];
      String gap = GAPS.get(random.nextInt(GAPS.size()));
      int each = random.nextBoolean() ? 4 : 1 + random.nextInt(20);
      for (int i = 0; i < number.length(); i++) {
        if (i > 0 && i % each == 0) {
          text.append(gap);
        }
        char c = number.charAt(i);
        text.append(c == 'X' ? c : digits.charAt(c - '0'));
      }
      text.append(GAPS.get(random.nextInt(GAPS.size())));
    }
    return text.toString();
  }
}

package io.fenghuo.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "请回电13812345678谢谢 | 请回电[phone]谢谢",
        "call 138-1234-5678 back | call [phone] back",
        "call 138 1234 5678, please | call [phone], please",
        "１３８１２３４５６７８ | [phone]",
        "1３8​1234​5678 | [phone]",
        "一三八一二三四五六七八 | [phone]",
        "+86 138 1234 5678 | [phone]",
        "0086-13812345678 | [phone]",
        "8613812345678 | [phone]",
        "(0571) 8765-4321 | [phone]",
        "010-62345678转12 | [phone]转12",
        "400-820-8820 | [phone]",
        "+1 (415) 555-0132 | [phone]",
        "tel13812345678x | tel[phone]",
        "号码62345678 | 号码[number]",
        "13812345678/13987654321 | [number]",
        "order 20261111000123 | order [number]",
        "护照E12345678 | 护照E[number]",
        "٠١٢٣٤٥٦٧ | [number]",
        "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖 | [phone]"
      })
  void masksNumbers(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "身份证11010519491231002X。 | 身份证[id-card]。",
        "110105 19491231 002x | [id-card]",
        "身份证号110105194912310021 | 身份证号[id-card]",
        "老证110105491231002 | 老证[id-card]",
        "卡号6222 0212 3456 7890 128 | 卡号[bank-card]",
        "卡号6222 0212 3456 7890 129 | 卡号[number]",
        "card 4111 1111 1111 1111 | card [bank-card]",
        "4111-1111-1111-1111过期 | [bank-card]过期"
      })
  void masksCards(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write to li.si+x@mail.example.com. | write to [email].",
        "邮箱li@example.cn已回复 | 邮箱[email]已回复",
        "ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ | [email]",
        "see @angry_customer_1 there | see [account] there",
        "@张小明 说 | [account] 说",
        "微信号：li_si_88，QQ 12345 | 微信号：[account]，QQ [account]",
        "加我微信lisi2020 | 加我微信[account]",
        "wx:lisisi | wx:[account]",
        "支付宝账号是lisisi | 支付宝账号是[account]"
      })
  void masksAddressesOfMailAndAccounts(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "客户住在浙江省杭州市西湖区文三路478号3幢2单元501室，请上门 | 客户住在[address]，请上门",
        "寄到北京市朝阳区建国路８８号 | 寄到[address]",
        "地址：沪太路1500弄12号 | 地址：[address]",
        "上海浦东新区世纪大道一百号 | [address]",
        "阳光花园A座1203室有人投诉 | [address]有人投诉",
        "臺北市中山路10號5樓 | [address]"
      })
  void masksStreetAddresses(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noon rush, 6 bots of 12 are down",
        "since 2026-11-11 20:30:15.123 it is 0.42857142857 of all",
        "2026/11/11至2026/11/12",
        "limits 500, 2000, 5000, 10000",
        "同inc-bd04d5530bdd9007803321e28e703ea8重复",
        "duplicate of alert-9d01950ce01beffad5ff83289038fa03",
        "微信渠道故障，WeChat channel down",
        "机房3号楼断电，10号恢复",
        "浙江省杭州市的门店",
        "解放路店排队",
        "INC-123456",
        "10.0.12.7",
        "a @ b"
      })
  void leavesWhatNamesNobody(String text) {
    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @Test
  void leavesNothingAsNothing() {
    assertThat(Masking.mask(null)).isNull();
  }

  @Test
  void countsTheDigitsOfADateAndNotWhatIsUnseenBetweenThem() {
    assertThat(Masking.mask("1212-\ud835\udfcf-11")).isEqualTo("[number]");
    assertThat(Masking.mask("2026-1\u200b1-11")).isEqualTo("2026-1\u200b1-11");
  }

  @Test
  void leavesOperatorsTheNameTheySignWith() {
    assertThat(Masking.maskName("li.si@example.com")).isEqualTo("li.si@example.com");
    assertThat(Masking.maskName("li 13812345678")).isEqualTo("li [phone]");
  }

  @Test
  void masksAsThePageOnPrivacyShows() throws Exception {
    String example =
        Files.readAllLines(Path.of("src", "docs", "privacy.md")).stream()
            .filter(line -> line.contains("→"))
            .findFirst()
            .orElseThrow();
    String[] sides = example.split("\\s+→\\s+");

    assertThat(Masking.mask(sides[0])).isEqualTo(sides[1]);
  }
}

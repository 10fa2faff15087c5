package io.fenghuo.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdeographicSentenceTest {

  @Test
  void setsAForeignNameApartAndAFigureClose() {
    assertThat(
            new IdeographicSentence()
                .words("品牌")
                .name("acme")
                .words("的近")
                .figure("5分钟")
                .words(" 失败率"))
        .hasToString("品牌 acme 的近5分钟失败率");
  }

  @Test
  void leavesNoSpaceBesideChinesePunctuation() {
    assertThat(
            new IdeographicSentence()
                .words("规则由")
                .name("bots")
                .words("变为 ")
                .name("“响应缓慢”（slow）")
                .words("；级别"))
        .hasToString("规则由 bots 变为“响应缓慢”（slow）；级别");
    assertThat(new IdeographicSentence().words("规则 ").name("“响应缓慢”").words(" 的"))
        .hasToString("规则“响应缓慢”的");
  }
}

package io.fenghuo.tool.simulate;

import io.fenghuo.event.Emotion;
import java.util.List;

/** What people and bots write, composed from short lists; nothing in them names a person. */
final class Phrases {

  private static final List<String> SUBJECTS =
      List.of("订单", "退款", "优惠券", "快递", "发票", "定金", "尾款", "换货", "积分", "尺码");
  private static final List<String> SUBJECTS_EN =
      List.of("order", "refund", "coupon", "parcel", "invoice", "deposit", "exchange");
  private static final List<String> BOT =
      List.of("您好，已为您查询，请稍等。", "请问还有什么可以帮您？", "已为您登记，结果会短信通知。", "请您提供一下订单页面截图。");
  private static final List<String> AGENT =
      List.of("您好，让您久等了，我来为您处理。", "已为您加急处理。", "非常抱歉给您带来不便，已为您登记。", "退款将原路返回，请留意。");

  private final Dice dice;

  Phrases(Dice dice) {
    this.dice = dice;
  }

  String bot() {
    return dice.pick(BOT);
  }

  String agent() {
    return dice.pick(AGENT);
  }

  String customer(Emotion emotion, boolean english) {
    return english
        ? dice.pick(english(emotion)).formatted(dice.pick(SUBJECTS_EN))
        : dice.pick(chinese(emotion)).formatted(dice.pick(SUBJECTS));
  }

  private static List<String> chinese(Emotion emotion) {
    return switch (emotion) {
      case ANGER ->
          List.of("%s到底管不管！！", "太气人了，%s没人处理", "你们就这样对待客户？%s呢！", "再不处理%s我就投诉到底", "骗子吗？%s等到现在");
      case DISAPPOINTMENT -> List.of("%s的事让我太失望了", "以后不会再来买了，%s都办不好", "等了这么久，%s还是没结果", "算了，%s不指望了");
      case ANXIETY -> List.of("%s很急，能快点吗", "%s今天一定要解决，拜托", "怎么还没人？%s要过时间了");
      case SADNESS -> List.of("%s没了，心里真难受", "好难过，%s等了一个月");
      case CONFUSION -> List.of("%s在哪里看？", "不太明白%s怎么操作", "为什么%s显示不了");
      case NEUTRAL -> List.of("我想问一下%s", "%s什么时候到", "帮我看看%s", "%s可以改吗", "你好，咨询%s");
      case SATISFACTION -> List.of("好的，%s解决了", "%s收到了，不错", "可以，%s没问题了");
      case GRATITUDE -> List.of("谢谢，%s搞定了", "太感谢了，%s很快", "辛苦了，%s处理得很好");
    };
  }

  private static List<String> english(Emotion emotion) {
    return switch (emotion) {
      case ANGER -> List.of("This is outrageous, where is my %s?!", "Fix my %s NOW!");
      case DISAPPOINTMENT -> List.of("Very disappointed about my %s", "Still nothing on my %s");
      case ANXIETY -> List.of("Please hurry, my %s can't wait", "Is anybody there? My %s...");
      case SADNESS -> List.of("So sad, my %s is gone");
      case CONFUSION -> List.of("Where do I find my %s?", "I don't understand my %s");
      case NEUTRAL -> List.of("Hi, a question about my %s", "Can I change my %s?");
      case SATISFACTION -> List.of("OK, my %s is fine now");
      case GRATITUDE -> List.of("Thank you, my %s is sorted");
    };
  }
}

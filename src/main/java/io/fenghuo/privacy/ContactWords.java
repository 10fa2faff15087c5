package io.fenghuo.privacy;

import java.util.List;
import java.util.stream.Stream;

/**
 * Judges by the words around it whether a telephone number or an address that the desk tells may be
 * somebody else's. It is not where they call it the shop's, the courier's or the writer's own, an
 * order's, or the customer's own, nor where they ask whether it is right.
 *
 * <p>Words decide, not meaning: a stranger's number that is told as "yours" passes, and so does one
 * that is called the courier's. What is told without a word is taken for somebody else's.
 */
final class ContactWords {

  private static final int SENTENCE = 60;
  private static final int LABEL = 14;
  private static final int BUSINESS_BEHIND = 10;
  private static final String ENDS = "。!?;\n";

  private static final List<String> ORDERS =
      words(
          """
          单号 订单 运单 快递号 物流 流水 编号 编码 工单 票号 取件码 提货码 序列号 参考号 凭证
          合同 保单 发票 条码 批次 货号 卡号 账号 会员号 order tracking waybill invoice ticket ref_ ref. ref: serial case_no
          no. imei
          """);
  private static final List<String> TELEPHONES =
      words(
          """
          电话 手机 联系 致电 拨打 phone mobile tel call cell
          """);
  private static final List<String> BUSINESS_TELEPHONES =
      words(
          """
          热线 专线 总机 前台 客服电话 客服号 客服手机 服务电话 官方电话 投诉电话 咨询电话 售后
          维修 门店 店铺 店长 本店 网点 营业厅 驿站 快递 派件 派送 配送 送货 骑手 师傅 小哥 司机
          外卖 跑腿 客服微信 企业微信 官方微信 专员 顾问 经理 工程师 安装 物业 商家 卖家 我们 我司
          公司 我的电话 我的手机 我电话 打我 联系我 加我 本人工号 hotline helpline
          customer_service support_line courier driver rider store shop our_ my_number my_phone
          call_me reach_me technician
          """);
  private static final List<String> BUSINESS_PLACES =
      words(
          """
          门店 店铺 本店 分店 旗舰店 专卖店 体验店 实体店 网点 营业厅 营业部 自提 提货 驿站 快递柜
          丰巢 菜鸟 代收 门卫 仓库 收货仓 退货 退回 寄回 我们 我司 公司 总部 工厂 维修 服务中心
          服务站 售后 支行 分行 银行 医院 酒店 宾馆 餐厅 展厅 展位 会场 活动地点 商场 商城
          购物中心 办公 线下 our_ store shop office warehouse branch return service_cent pick_up
          pick-up showroom headquarters
          """);
  private static final List<String> PUBLIC_BUILDINGS =
      words(
          """
          广场 廣場 商场 大厦 购物
          """);
  private static final List<String> HOMES =
      words(
          """
          单元 單元 室 户 戶
          """);
  private static final List<String> CUSTOMERS =
      words(
          """
          客户 顾客 买家 用户 会员 收件人 收货人 寄件人 她 他 customer buyer recipient his_ her_
          their_
          """);
  private static final List<String> STRANGERS =
      words(
          """
          先生 女士 小姐 同学 朋友 邻居 妈 爸 家人 别人 另一 另外 上一 前一 mr_ ms_ mrs_ another
          previous
          """);
  private static final List<String> YOURS =
      words(
          """
          您的 你的 您预留 您登记 您填 您绑定 您留 您提供 您本人 贵宅 your_
          """);
  private static final List<String> FOR_YOU =
      words(
          """
          为您 给您 帮您 替您 for_you
          """);
  private static final List<String> QUESTIONS =
      words(
          """
          对不对 是不是 是否 对吧 请核对 核对一下 核对下 请核实 核实一下 请确认 确认一下 确认下
          跟您确认 与您确认 和您确认 please_confirm can_you_confirm could_you_confirm to_confirm
          confirm_that confirm_your please_verify correct? right? is_it_
          """);

  /** 好吗 and its like ask for leave, not whether it is right. */
  private static final String ASK_FOR_LEAVE = "好以行要便能";

  private ContactWords() {}

  /** One word a blank; an underscore stands for a blank within or behind a word. */
  private static List<String> words(String words) {
    return Stream.of(words.strip().split("\\s+")).map(word -> word.replace('_', ' ')).toList();
  }

  /**
   * @param folded the text, by {@link FoldedText}
   * @param start position of the number's or address's first character
   * @param end position behind its last
   */
  static boolean mayBeSomebodyElses(CharSequence folded, DataClass dataClass, int start, int end) {
    String before = shown(folded, begin(folded, start), start);
    String behind = shown(folded, end, end(folded, end));
    if (isAsked(before, behind) || isYours(YOURS, before)) {
      return false;
    }
    return switch (dataClass) {
      case PHONE -> !isOrder(before) && !isOf(BUSINESS_TELEPHONES, before, behind);
      case ADDRESS ->
          !behind.startsWith("店")
              && !isYours(FOR_YOU, before)
              && !isPublic(shown(folded, start, end))
              && !isOf(BUSINESS_PLACES, before, behind);
      case ID_CARD, BANK_CARD -> true;
    };
  }

  private static boolean isAsked(String before, String behind) {
    return has(QUESTIONS, before) || has(QUESTIONS, behind) || asks(before) || asks(behind);
  }

  private static boolean asks(String words) {
    for (int i = words.indexOf('吗'); i >= 0; i = words.indexOf('吗', i + 1)) {
      if (i == 0 || ASK_FOR_LEAVE.indexOf(words.charAt(i - 1)) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Called the customer's own, and nobody else named between the two. */
  private static boolean isYours(List<String> words, String before) {
    int yours = lastOf(words, before);
    return yours >= 0 && lastOf(CUSTOMERS, before) < yours && lastOf(STRANGERS, before) < yours;
  }

  private static boolean isOrder(String before) {
    String label = before.substring(Math.max(0, before.length() - LABEL));
    int order = lastOf(ORDERS, label);
    return order >= 0 && lastOf(TELEPHONES, label) < order;
  }

  private static boolean isOf(List<String> business, String before, String behind) {
    int named = lastOf(business, before);
    return named >= 0 && lastOf(CUSTOMERS, before) < named
        || has(business, behind.substring(0, Math.min(behind.length(), BUSINESS_BEHIND)));
  }

  private static boolean isPublic(String address) {
    return has(PUBLIC_BUILDINGS, address) && !has(HOMES, address);
  }

  private static boolean has(List<String> words, String text) {
    return lastOf(words, text) >= 0;
  }

  private static int lastOf(List<String> words, String text) {
    int last = -1;
    for (String word : words) {
      last = Math.max(last, text.lastIndexOf(word));
    }
    return last;
  }

  private static int begin(CharSequence folded, int start) {
    int furthest = Math.max(0, start - SENTENCE);
    int begin = start;
    while (begin > furthest && !endsSentence(folded, begin - 1)) {
      begin--;
    }
    return begin;
  }

  /** The mark that ends the sentence belongs to it. */
  private static int end(CharSequence folded, int start) {
    int furthest = Math.min(folded.length(), start + SENTENCE);
    int end = start;
    while (end < furthest) {
      end++;
      if (endsSentence(folded, end - 1)) {
        return end;
      }
    }
    return end;
  }

  private static boolean endsSentence(CharSequence folded, int position) {
    char c = folded.charAt(position);
    if (c != '.') {
      return ENDS.indexOf(c) >= 0;
    }
    boolean abbreviates = position > 0 && folded.charAt(position - 1) == 'o';
    return !abbreviates && position + 1 < folded.length() && folded.charAt(position + 1) == ' ';
  }

  private static String shown(CharSequence folded, int start, int end) {
    StringBuilder shown = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (folded.charAt(i) != FoldedText.NOTHING) {
        shown.append(folded.charAt(i));
      }
    }
    return shown.toString();
  }
}

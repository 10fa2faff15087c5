package io.fenghuo.event;

/** The way by which a customer reaches the desk. */
public enum Channel {
  WEB,
  APP,
  WECHAT,
  WEIBO,
  DOUYIN,
  PHONE,
  EMAIL,
  OTHER
}

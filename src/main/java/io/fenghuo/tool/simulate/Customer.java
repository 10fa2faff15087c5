package io.fenghuo.tool.simulate;

/**
 * Someone who comes to the desk, known by a number only.
 *
 * @param id number in the shop's books
 * @param tier the shop's tier
 * @param temper how hard trouble hits; 1 is usual
 * @param english whether they write in English
 */
record Customer(String id, String tier, double temper, boolean english) {}

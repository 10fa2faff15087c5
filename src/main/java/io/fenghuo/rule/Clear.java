package io.fenghuo.rule;

import java.io.Serializable;
import java.util.List;

/**
 * When what a rule found is over.
 *
 * @param measures ids of the measures all of whose lines must be down again; empty where the
 *     finding rests on events alone
 * @param holdMillis how long they must stay down, in milliseconds
 * @param quietMillis without measures: how long no further finding may come, in milliseconds
 */
public record Clear(List<String> measures, long holdMillis, long quietMillis)
    implements Serializable {}

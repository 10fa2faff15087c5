package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The parts of a desk that an incident has touched, from its first finding on.
 *
 * @param tenant whose desk; null for a rule that is kept apart by neither tenant nor brand
 * @param brand the brand; null where the whole tenant is meant
 * @param customer salted hash of the customer (or session) it is about, or null
 * @param channels channels named by a finding's scope, sorted
 * @param queues queues named by a finding's scope, sorted
 * @param sources sources named by a finding's scope, sorted
 */
public record Affected(
    String tenant,
    String brand,
    String customer,
    List<String> channels,
    List<String> queues,
    List<String> sources) {

  /** The channel, queue and source of a scope. */
  static Affected of(Scope scope) {
    return new Affected(scope.tenant(), scope.brand(), null, List.of(), List.of(), List.of())
        .with(scope, 1);
  }

  /** Whether every channel, queue and source of the other place is one of this. */
  boolean includes(Affected other) {
    return channels.containsAll(other.channels)
        && queues.containsAll(other.queues)
        && sources.containsAll(other.sources);
  }

  /** What a scope adds; beyond {@code limit} names of a kind, further ones are left out. */
  Affected with(Scope scope, int limit) {
    return new Affected(
        tenant,
        brand,
        customer,
        add(channels, scope.channel(), limit),
        add(queues, scope.queueId(), limit),
        add(sources, scope.source(), limit));
  }

  /** What another place adds. */
  Affected with(Affected other, int limit) {
    return new Affected(
        tenant,
        brand,
        customer,
        add(channels, other.channels, limit),
        add(queues, other.queues, limit),
        add(sources, other.sources, limit));
  }

  /** Whether what a scope adds is named here. */
  boolean names(Scope scope) {
    return names(channels, scope.channel())
        && names(queues, scope.queueId())
        && names(sources, scope.source());
  }

  /** The same place with only those channels, queues and sources that the other does not name. */
  Affected without(Affected other) {
    return new Affected(
        tenant,
        brand,
        customer,
        without(channels, other.channels),
        without(queues, other.queues),
        without(sources, other.sources));
  }

  int size() {
    return channels.size() + queues.size() + sources.size();
  }

  private static boolean names(List<String> names, String name) {
    return name == null || names.contains(name);
  }

  private static List<String> without(List<String> names, List<String> others) {
    return names.stream().filter(name -> !others.contains(name)).toList();
  }

  private static List<String> add(List<String> names, List<String> others, int limit) {
    List<String> all = names;
    for (String other : others) {
      all = add(all, other, limit);
    }
    return all;
  }

  private static List<String> add(List<String> names, String name, int limit) {
    if (name == null || names.size() >= limit || names.contains(name)) {
      return names;
    }
    List<String> more = new ArrayList<>(names);
    more.add(name);
    Collections.sort(more);
    return more;
  }
}

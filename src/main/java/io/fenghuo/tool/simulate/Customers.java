package io.fenghuo.tool.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who comes next. Three in ten have been here before on the same day, as among the identified
 * callers of the "Anonymous Bank" records; nobody is in two sessions at once.
 */
final class Customers {

  private static final double REPEAT_SHARE = 0.3;
  private static final int REMEMBERED = 400;
  private static final List<String> TIERS =
      List.of("NORMAL", "NORMAL", "NORMAL", "NORMAL", "NORMAL", "NORMAL", "SILVER", "GOLD", "VIP");

  /** Who left last is last. */
  private final List<Customer> recent = new ArrayList<>();

  private final Set<String> present = new HashSet<>();
  private final Ids ids;
  private final Dice dice;

  Customers(Ids ids, Dice dice) {
    this.ids = ids;
    this.dice = dice;
  }

  Customer next() {
    if (!recent.isEmpty() && dice.chance(REPEAT_SHARE)) {
      Customer known = dice.pick(recent);
      if (present.add(known.id())) {
        return known;
      }
    }
    Customer customer =
        new Customer(ids.customer(), dice.pick(TIERS), dice.logNormal(1, 0.3), dice.chance(0.1));
    present.add(customer.id());
    return customer;
  }

  void leaves(Customer customer) {
    present.remove(customer.id());
    if (!recent.contains(customer)) {
      recent.add(customer);
    }
    if (recent.size() > REMEMBERED) {
      recent.remove(0);
    }
  }
}

package io.fenghuo.handling;

import io.fenghuo.definition.TextReader;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Emotion;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what affected customers are offered, over what stands before it. */
final class CareReader {

  private final Yaml yaml;
  private final CarePlan before;

  CareReader(Yaml yaml, CarePlan before) {
    this.yaml = yaml;
    this.before = before;
  }

  CarePlan read() {
    Map<IncidentType, Set<CareReason>> affected =
        PlanYaml.byConstant(
            yaml.at("affected"),
            IncidentType.class,
            before.affected(),
            (at, type) -> reasons(at.allOf(type, CareReason.class)));
    Level mildest = yaml.oneOf("mildest", Level.class, before.mildest());
    Yaml budget = yaml.at("budget");
    int maxCustomers = PlanYaml.count(budget, "customers", (long) before.maxCustomers()).intValue();
    long maxAmount = PlanYaml.count(budget, "amount", before.maxAmount());
    budget.noOthers();
    long approvalFrom = approvalFrom();
    long longWait =
        yaml.positiveDuration("long-wait", Duration.ofMillis(before.longWaitMillis())).toMillis();
    Yaml scripts = yaml.at("scripts");
    Script otherwise =
        scripts.has("otherwise") ? script(scripts.at("otherwise")) : before.otherwise();
    Map<Emotion, Script> byEmotion =
        PlanYaml.byConstant(
            scripts.at("by-emotion"),
            Emotion.class,
            before.scripts(),
            (at, emotion) -> script(at.at(emotion)));
    scripts.noOthers();
    Compensation compensation = compensation(yaml.at("compensation"), before.compensation());
    yaml.noOthers();
    if (before == CarePlan.NONE) {
      List.of("affected", "mildest", "budget", "approval", "long-wait", "compensation")
          .forEach(this::require);
      if (otherwise == null) {
        scripts.at("otherwise").fault("is required in the profile that is built on");
      }
    }
    return new CarePlan(
        affected,
        mildest,
        maxCustomers,
        maxAmount,
        approvalFrom,
        longWait,
        byEmotion,
        otherwise,
        compensation);
  }

  private static Set<CareReason> reasons(List<CareReason> list) {
    Set<CareReason> reasons = EnumSet.noneOf(CareReason.class);
    reasons.addAll(list);
    return reasons;
  }

  private void require(String name) {
    if (!yaml.has(name)) {
      yaml.at(name).fault("is required in the profile that is built on");
    }
  }

  /** {@code never}, {@code always}, or {@code { from: 2000 }}. */
  private long approvalFrom() {
    if (!yaml.has("approval")) {
      return before.approvalFrom();
    }
    Yaml approval = yaml.at("approval");
    if (approval.isObject()) {
      if (!approval.has("from")) {
        approval.at("from").fault("is required");
      }
      long from = PlanYaml.count(approval, "from", 0L);
      approval.noOthers();
      return from;
    }
    return switch (approval.asText()) {
      case "never" -> CarePlan.NEVER;
      case "always" -> 0;
      default -> {
        approval.fault(
            "must be never, always or { from: AMOUNT }, got '" + approval.asText() + "'");
        yield before.approvalFrom();
      }
    };
  }

  private static Script script(Yaml at) {
    Script script = new Script(at.text("id"), PlanYaml.version(at), TextReader.read(at.at("says")));
    at.noOthers();
    return script;
  }

  private static Compensation compensation(Yaml yaml, Compensation before) {
    boolean enabled = yaml.flag("enabled", before != Compensation.NONE && before.enabled());
    String currency = yaml.text("currency", before.currency());
    List<Long> waits = yaml.has("waits") ? waits(yaml) : before.waitMillis();
    // Other bands of waiting want another table.
    Map<String, Map<Level, List<Long>>> amounts =
        new LinkedHashMap<>(yaml.has("waits") ? Map.of() : before.amounts());
    Yaml tiers = yaml.at("amounts");
    for (String tier : tiers.names()) {
      Yaml row = tiers.at(tier);
      amounts.put(tier, PlanYaml.byConstant(row, Level.class, Map.of(), CareReader::amounts));
    }
    yaml.noOthers();
    Compensation compensation = new Compensation(enabled, currency, waits, amounts);
    if (yaml.isObject() && yaml.faults().isEmpty()) {
      check(yaml, compensation);
    }
    return compensation;
  }

  private static void check(Yaml yaml, Compensation compensation) {
    if (!compensation.currency().matches("[A-Z]{3}")) {
      yaml.at("currency")
          .fault("must be three capitals as CNY, got '" + compensation.currency() + "'");
    }
    Yaml amounts = yaml.at("amounts");
    if (!compensation.amounts().containsKey(Compensation.OTHER)) {
      amounts.at(Compensation.OTHER).fault("is required: the tiers that have no row");
    }
    compensation
        .amounts()
        .forEach(
            (tier, row) -> {
              for (Level level : Level.values()) {
                List<Long> bands = row.get(level);
                if (bands == null || bands.size() != compensation.waitMillis().size()) {
                  amounts
                      .at(tier)
                      .at(level.name())
                      .fault(
                          "must have an amount for each of the "
                              + compensation.waitMillis().size()
                              + " waits, got "
                              + bands);
                }
              }
            });
  }

  private static List<Long> waits(Yaml yaml) {
    List<Long> waits = new ArrayList<>();
    for (Yaml item : yaml.items("waits")) {
      long from = item.asDuration(Duration.ZERO).toMillis();
      if (waits.isEmpty() ? from != 0 : from <= waits.get(waits.size() - 1)) {
        item.fault("must begin at 0s and rise, got " + item.asText());
      }
      waits.add(from);
    }
    return List.copyOf(waits);
  }

  private static List<Long> amounts(Yaml at, String level) {
    List<Long> amounts = new ArrayList<>();
    for (Yaml item : at.items(level)) {
      if (item.asScalar() instanceof Long amount && amount >= 0) {
        amounts.add(amount);
      } else {
        item.fault("must be a whole number that is not negative, got " + item.asText());
      }
    }
    return List.copyOf(amounts);
  }
}

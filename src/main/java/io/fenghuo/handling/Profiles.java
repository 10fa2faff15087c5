package io.fenghuo.handling;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.Yaml;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The profiles of a job by their names, and whose they are.
 *
 * <p>A profile is a list of files, each laid over what stands before it: those of the profile that
 * it extends, then its own in their order. {@code general}, on which all others stand, is complete;
 * any other file says only what differs. So a user's file may change a profile of the jar, for all
 * that extend it too, or make one of its own.
 */
public final class Profiles implements Serializable {

  /** The profile that all others extend in the end. */
  public static final String GENERAL = "general";

  private static final List<String> IN_THE_JAR =
      List.of(
          "classpath:profiles/general.yaml",
          "classpath:profiles/finance.yaml",
          "classpath:profiles/e-commerce.yaml",
          "classpath:profiles/healthcare.yaml");

  private final LinkedHashMap<String, Profile> byName;
  private final String usual;
  private final Map<String, String> ofTenants;
  private final Playbooks playbooks;

  private Profiles(
      Map<String, Profile> byName,
      String usual,
      Map<String, String> ofTenants,
      Playbooks playbooks) {
    this.byName = new LinkedHashMap<>(byName);
    this.usual = usual;
    this.ofTenants = Map.copyOf(ofTenants);
    this.playbooks = playbooks;
  }

  /**
   * Reads the playbooks, the jar's profiles and those that a configuration names.
   *
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of every file
   */
  public static Profiles read(ReadableConfig config) {
    Playbooks playbooks = Playbooks.read(config);
    List<String> files = new ArrayList<>(IN_THE_JAR);
    files.addAll(config.get(FenghuoOptions.PROFILES));
    Faults faults = new Faults();
    Map<String, Profile> byName = new Layers(files, playbooks.ids(), faults).profiles();
    String usual = config.get(FenghuoOptions.DEFAULT_PROFILE);
    Map<String, String> ofTenants = config.get(FenghuoOptions.PROFILE_OF_TENANT);
    mustBeKnown(FenghuoOptions.DEFAULT_PROFILE.key(), usual, byName.keySet(), faults);
    ofTenants.forEach(
        (tenant, name) ->
            mustBeKnown(
                FenghuoOptions.PROFILE_OF_TENANT.key() + "." + tenant,
                name,
                byName.keySet(),
                faults));
    faults.throwIfAny("profiles");
    return new Profiles(byName, usual, ofTenants, playbooks);
  }

  private static void mustBeKnown(String setting, String name, Set<String> known, Faults faults) {
    if (!known.contains(name)) {
      faults.add(setting, "must be a profile of " + known + ", got '" + name + "'");
    }
  }

  public Set<String> names() {
    return new LinkedHashSet<>(byName.keySet());
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public Profile get(String name) {
    Profile profile = byName.get(name);
    if (profile == null) {
      throw new IllegalArgumentException("no profile " + name + "; known: " + byName.keySet());
    }
    return profile;
  }

  /**
   * @param name null for none
   */
  public Optional<Profile> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The profile that the configuration gives a tenant. */
  public Profile ofTenant(String tenant) {
    return get(tenant == null ? usual : ofTenants.getOrDefault(tenant, usual));
  }

  public Playbooks playbooks() {
    return playbooks;
  }

  /** The files by the profile they speak of, while they are put together. */
  private static final class Layers {

    private final Map<String, List<Layer>> byName = new LinkedHashMap<>();
    private final Map<String, Profile> done = new LinkedHashMap<>();
    private final Set<String> playbooks;
    private final Faults all;

    private record Layer(String file, Yaml yaml) {}

    private Layers(List<String> files, Set<String> playbooks, Faults all) {
      this.playbooks = playbooks;
      this.all = all;
      for (String file : files) {
        Yaml yaml = Yaml.parse(DefinitionFile.read(file), new Faults());
        String name = yaml.text("profile");
        if (!name.isEmpty() && !name.matches(PlanYaml.KEBAB_CASE)) {
          yaml.at("profile").fault("must be in kebab-case, got '" + name + "'");
        }
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(new Layer(file, yaml));
      }
    }

    private Map<String, Profile> profiles() {
      byName.keySet().forEach(name -> build(name, List.of()));
      byName.values().stream()
          .flatMap(List::stream)
          .forEach(layer -> all.addAll(layer.file(), layer.yaml().faults()));
      Map<String, Profile> inOrder = new LinkedHashMap<>();
      byName.keySet().forEach(name -> inOrder.put(name, done.get(name)));
      return inOrder;
    }

    private Profile build(String name, List<String> from) {
      Profile built = done.get(name);
      if (built != null) {
        return built;
      }
      List<String> path = new ArrayList<>(from);
      path.add(name);
      String base = base(name, path);
      Profile profile = name.equals(GENERAL) ? ProfileReader.NOTHING : build(base, path);
      for (Layer layer : byName.get(name)) {
        profile = new ProfileReader(layer.yaml(), profile, playbooks).read(name);
      }
      done.put(name, profile);
      return profile;
    }

    /** What a profile extends; general where what it says cannot be. */
    private String base(String name, List<String> path) {
      String base = GENERAL;
      for (Layer layer : byName.get(name)) {
        if (!layer.yaml().has("extends")) {
          continue;
        }
        String wanted = layer.yaml().text("extends");
        if (name.equals(GENERAL)) {
          layer.yaml().at("extends").fault("must be left out: all others stand on general");
        } else if (!byName.containsKey(wanted)) {
          layer
              .yaml()
              .at("extends")
              .fault("must be a profile of " + byName.keySet() + ", got '" + wanted + "'");
        } else if (path.contains(wanted)) {
          layer.yaml().at("extends").fault("must not lead back to itself, got '" + wanted + "'");
        } else {
          base = wanted;
        }
      }
      return base;
    }
  }
}

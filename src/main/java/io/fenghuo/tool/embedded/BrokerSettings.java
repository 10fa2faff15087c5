package io.fenghuo.tool.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of a broker that is alone on its machine: KRaft in combined mode, everything on
 * 127.0.0.1, nothing replicated.
 */
public final class BrokerSettings {

  /** The address that all listeners bind to. */
  public static final String HOST = "127.0.0.1";

  private BrokerSettings() {}

  /**
   * @param dir where the broker keeps its records
   * @param port of the clients' listener
   * @param controllerPort of the controller's listener
   */
  public static Properties of(Path dir, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", "1");
    settings.setProperty("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    settings.setProperty(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    settings.setProperty("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.setProperty("log.dirs", dir.toString());

    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("default.replication.factor", "1");
    settings.setProperty("min.insync.replicas", "1");
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("offsets.topic.num.partitions", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("transaction.state.log.num.partitions", "1");
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");

    // A scenario's records carry the scenario's time, which may lie days behind this machine's
    // clock or ahead of it: by default the first would be deleted as too old, the second refused.
    settings.setProperty("log.retention.ms", "-1");
    settings.setProperty("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
    settings.setProperty("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));

    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "4");
    settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    return settings;
  }
}

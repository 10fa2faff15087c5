package io.fenghuo.tool.embedded;

import org.slf4j.LoggerFactory;

/** A JVM whose end has begun when its broker is being started, which then cannot. */
public final class StartAtTheEnd {

  private StartAtTheEnd() {}

  public static void main(String[] arguments) {
    LoggerFactory.getLogger(StartAtTheEnd.class).info("It takes a shutdown hook of its own");
    Runtime.getRuntime().addShutdownHook(new Thread(StartAtTheEnd::startBroker));
  }

  private static void startBroker() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      System.out.println("started " + kafka.bootstrapServers());
    } catch (Exception | ExceptionInInitializerError e) {
      System.out.println("failed");
    }
  }
}

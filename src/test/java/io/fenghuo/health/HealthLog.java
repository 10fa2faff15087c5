package io.fenghuo.health;

import io.fenghuo.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What the health station writes into the log of this JVM: changes of state. */
final class HealthLog extends AbstractAppender implements AutoCloseable {

  private static final String LOGGER = HealthFunction.class.getName();

  private final List<String> lines = new ArrayList<>();

  private HealthLog() {
    super("health-log", null, null, true, Property.EMPTY_ARRAY);
  }

  static HealthLog follow() {
    HealthLog log = new HealthLog();
    log.start();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    LoggerConfig logger = new LoggerConfig(LOGGER, Level.INFO, false);
    logger.addAppender(log, Level.INFO, null);
    context.getConfiguration().addLogger(LOGGER, logger);
    context.updateLoggers();
    return log;
  }

  @Override
  public void append(LogEvent event) {
    String line = event.getMessage().getFormattedMessage();
    synchronized (lines) {
      lines.add(line.replaceFirst(".*unit=(\\S+) name=(\\S+) state=(\\S+) .*", "$1 $2 $3"));
    }
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Waits until all of these lines have been written. */
  void await(String... awaited) throws InterruptedException {
    Await.until(
        List.of(awaited) + " in the log",
        Duration.ofSeconds(60),
        () -> lines().containsAll(List.of(awaited)));
  }

  @Override
  public void close() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    context.getConfiguration().removeLogger(LOGGER);
    context.updateLoggers();
    stop();
  }
}

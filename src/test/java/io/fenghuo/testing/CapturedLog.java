package io.fenghuo.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * All that this JVM logs while it is open, from INFO on: our own lines, Flink's, Kafka's, each with
 * its thread, its message and the whole of its exception.
 */
public final class CapturedLog implements AutoCloseable {

  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final LoggerConfig root = context.getConfiguration().getRootLogger();
  private final Level before = root.getLevel();

  @SuppressWarnings("JdkObsolete") // Every thread may log.
  private final StringBuffer text = new StringBuffer();

  private final Appender appender = new Appender();

  private CapturedLog() {}

  public static CapturedLog open() {
    CapturedLog log = new CapturedLog();
    log.appender.start();
    log.root.addAppender(log.appender, null, null);
    // The console goes on as it was configured.
    log.root
        .getAppenders()
        .forEach(
            (name, other) -> {
              if (other != log.appender) {
                log.root.removeAppender(name);
                log.root.addAppender(other, log.before, null);
              }
            });
    log.root.setLevel(Level.INFO);
    log.context.updateLoggers();
    return log;
  }

  public String text() {
    return text.toString();
  }

  @Override
  public void close() {
    root.removeAppender(appender.getName());
    root.setLevel(before);
    context.updateLoggers();
  }

  private final class Appender extends AbstractAppender {

    private Appender() {
      super("captured", null, null, false, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      StringWriter line = new StringWriter();
      line.append(event.getLevel().name())
          .append(' ')
          .append(event.getThreadName())
          .append(' ')
          .append(event.getLoggerName())
          .append(' ')
          .append(event.getMessage().getFormattedMessage())
          .append('\n');
      if (event.getThrown() != null) {
        event.getThrown().printStackTrace(new PrintWriter(line));
      }
      text.append(line);
    }
  }
}

package io.sixwalk.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Every record that reaches the root logger while this is open, as an operator could read it. */
public final class CapturedLog implements AutoCloseable {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          StringBuilder line = new StringBuilder();
          line.append(record.getLevel()).append(' ').append(record.getLoggerName()).append(' ');
          line.append(
              record instanceof ExtLogRecord full
                  ? full.getFormattedMessage()
                  : record.getMessage());
          for (Throwable t = record.getThrown(); t != null; t = t.getCause()) {
            line.append(" <- ").append(t);
          }
          lines.add(line.toString());
          if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors.add(line.toString());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public CapturedLog() {
    Logger.getLogger("").addHandler(handler);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Those at the level of errors and above. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(handler);
  }
}

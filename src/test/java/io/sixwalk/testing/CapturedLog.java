package io.sixwalk.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Every record that reaches the root logger while this is open, as an operator could read it. */
public final class CapturedLog implements AutoCloseable {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final PatternFormatter format = new PatternFormatter("%p %c %s%e");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          String line = format.format(record);
          lines.add(line);
          if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors.add(line);
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

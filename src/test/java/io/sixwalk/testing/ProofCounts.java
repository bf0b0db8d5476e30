package io.sixwalk.testing;

import java.util.TreeMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * How much was proved about the walls, printed once at the end of the run. Kept as system
 * properties, because tests and listeners are loaded by different class loaders.
 */
public class ProofCounts implements TestExecutionListener {
  private static final String PREFIX = "sixwalk.proof.";

  /** Notes a number under words that need no explanation. */
  public static void note(String what, long number) {
    System.setProperty(PREFIX + what, Long.toString(number));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    TreeMap<String, String> counts = new TreeMap<>();
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (name.toString().startsWith(PREFIX)) {
                counts.put(name.toString().substring(PREFIX.length()), value.toString());
              }
            });
    if (counts.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("What was proved about access:\n");
    counts.forEach((what, number) -> text.append(String.format("  %8s  %s%n", number, what)));
    System.out.print(text);
  }
}

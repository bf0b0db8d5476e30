package io.sixwalk.access.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Whether calls that were refused left every row as it was. Looking at all rows takes longer than
 * asking, so it is done once at the end; {@code -Dsixwalk.proof.each=true} looks after each route
 * and so tells which one it was.
 */
final class Unchanged {
  private static final boolean EACH = Boolean.getBoolean("sixwalk.proof.each");

  private final Supplier<Map<String, String>> rows;
  private Map<String, String> before;

  Unchanged(Supplier<Map<String, String>> rows) {
    this.rows = rows;
    this.before = rows.get();
  }

  void after(Route route, List<String> wrong) {
    if (EACH) {
      compare(route.name(), wrong);
    }
  }

  void atTheEnd(List<String> wrong) {
    compare("some route, which -Dsixwalk.proof.each=true names,", wrong);
  }

  private void compare(String who, List<String> wrong) {
    Map<String, String> after = rows.get();
    if (!after.equals(before)) {
      Map<String, String> changed = new TreeMap<>(after);
      changed.entrySet().removeAll(before.entrySet());
      wrong.add(who + " changed rows of " + changed.keySet() + " though it was refused");
      before = after;
    }
  }
}

package io.sixwalk.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The visit windows of a study in order.
 *
 * @param revision the study's, for {@code If-Match}; ignored in a request's body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyWindows(List<StudyRules.Window> windows, Integer revision) {
  private static final int MOST = 60;
  private static final int FARTHEST_DAY = 36_525;

  void check() {
    FieldChecks checks = new FieldChecks().present("/windows", windows);
    if (windows != null) {
      checks.that(windows.size() <= MOST, "/windows", "maxItems", "There are too many windows.");
      Set<String> codes = new HashSet<>();
      int lastDay = Integer.MIN_VALUE;
      for (int i = 0; i < windows.size(); i++) {
        StudyRules.Window w = windows.get(i);
        String at = "/windows/" + i;
        if (w == null) {
          checks.present(at, null);
          continue;
        }
        checks
            .text(at + "/code", w.code(), 20)
            .that(codes.add(w.code()), at + "/code", "unique", "Each window has a code of its own.")
            .that(
                w.firstDay() <= w.lastDay(),
                at + "/lastDay",
                "order",
                "A window ends on or after its first day.")
            .that(
                Math.abs(w.firstDay()) <= FARTHEST_DAY && Math.abs(w.lastDay()) <= FARTHEST_DAY,
                at,
                "range",
                "Study days lie within a hundred years.")
            .that(
                w.firstDay() > lastDay,
                at + "/firstDay",
                "order",
                "Windows follow each other and do not overlap.");
        lastDay = Math.max(lastDay, w.lastDay());
      }
    }
    checks.orRefuse();
  }
}

package io.sixwalk.allocation;

import io.sixwalk.platform.problem.FieldChecks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The arms that a study has, in its order. */
public record Arms(List<Arm> arms) {
  private static final int MOST = 20;

  public Arms {
    arms = arms == null ? List.of() : List.copyOf(arms);
  }

  /**
   * One arm.
   *
   * @param code short and stable: letters, digits, dashes
   * @param label as people read it once the study is unblinded
   */
  public record Arm(String code, String label) {}

  void check() {
    FieldChecks checks =
        new FieldChecks()
            .that(arms.size() <= MOST, "/arms", "maxItems", "A study has at most 20 arms.");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < arms.size(); i++) {
      Arm arm = arms.get(i);
      String at = "/arms/" + i;
      checks
          .that(
              arm.code() != null && arm.code().matches("[A-Za-z0-9][A-Za-z0-9-]{0,39}"),
              at + "/code",
              "pattern",
              "A code is 1 to 40 letters, digits and dashes.")
          .that(seen.add(arm.code()), at + "/code", "unique", "This code stands there twice.")
          .text(at + "/label", arm.label(), 200);
    }
    checks.orRefuse();
  }
}

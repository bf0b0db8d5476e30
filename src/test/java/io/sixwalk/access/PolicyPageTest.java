package io.sixwalk.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.proof.Route;
import io.sixwalk.testing.SixwalkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of policy as a page that people read, held against the code. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class PolicyPageTest {
  private static final Path PAGE = Path.of("docs", "policy.md");
  private static final String HEAD =
      """
      # Who may do what

      Written by `mvn test -Dtest=PolicyPageTest -Dsixwalk.contract.write=true` from
      [`Operation`](../src/main/java/io/sixwalk/access/Operation.java) and the router of the running application; a
      test fails when it is not up to date. What is not in this table is forbidden. How each line is tested:
      [security.md](security.md).

      How somebody must stand to what it is about:

      - **anyone**: no account.
      - **own**: about oneself. Nobody else's id can be given.
      - **shared X**: a caregiver whose grant is accepted, confirmed, not ended, and has that scope.
      - **staff: ROLES**: one of the roles, at the participant's site or in the whole study; where it is about the study
        and not about one person, one of the roles anywhere in that study; where it is about neither, anywhere.
      - **broken glass**: a coordinator or clinician of the study who gave a reason within the last hour. Reading only.

      What the audit trail keeps: an entry on the **participant's** chain or on the **study's**, entries **for each thing
      done**, or **none** (a person's own reading, and what everybody may know). A refusal is kept on the caller's own chain.

      | operation | who may | kept | endpoints |
      | --- | --- | --- | --- |
      """;

  @Test
  void the_page_says_what_the_code_says() throws IOException {
    String page = page(Route.ofRunningServer());
    if (Boolean.getBoolean("sixwalk.contract.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("run mvn test -Dtest=PolicyPageTest -Dsixwalk.contract.write=true, review the change")
        .isEqualTo(page);
  }

  private static String page(List<Route> routes) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Operation operation : Operation.values()) {
      String endpoints =
          routes.stream()
              .filter(r -> r.operation().equals(Optional.of(operation)))
              .map(r -> "`" + r.name() + "`")
              .collect(Collectors.joining("<br>"));
      page.append("| ")
          .append(operation)
          .append(" | ")
          .append(operation.rules().stream().map(Rule::words).collect(Collectors.joining("; ")))
          .append(" | ")
          .append(kept(operation.trace()))
          .append(" | ")
          .append(endpoints.isEmpty() ? "within others" : endpoints)
          .append(" |\n");
    }
    return page.toString();
  }

  private static String kept(Operation.Trace trace) {
    return switch (trace) {
      case NONE -> "none";
      case SUBJECT -> "participant";
      case STUDY -> "study";
      case BY_HAND -> "each thing done";
    };
  }
}

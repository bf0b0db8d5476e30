package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Policy;
import io.sixwalk.access.Subject;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.testing.Http.Answer;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each of the two walls with the other one off: every question of the matrix, once more. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class OneWallTest {
  @Inject Studies studies;
  @Inject MadeTokens tokens;

  private static World shared;

  private World world() {
    if (shared == null) {
      shared = new World(studies, tokens, true);
    }
    return shared;
  }

  @Test
  void with_a_policy_that_lets_everybody_in_the_rows_are_still_walled() {
    World world = world();
    QuarkusMock.installMockForType(
        new EverythingAllowed(
            Map.of(world.a.code(), world.a.studyId(), world.b.code(), world.b.studyId())),
        Policy.class);
    // Services that were promised a study or a person find none: that is logged as their fault.
    Logger faults = Logger.getLogger("io.sixwalk.platform.problem");
    faults.setLevel(Level.OFF);
    try {
      askEverythingForeign(world);
    } finally {
      faults.setLevel(null);
    }
  }

  private void askEverythingForeign(World world) {
    List<String> wrong = new ArrayList<>();
    Map<Boolean, List<Route>> routes =
        PolicyMatrixTest.guarded().stream()
            .collect(Collectors.partitioningBy(r -> r.has("study") || r.has("participant")));
    long asked =
        askForeign(world, routes.get(true), new Unchanged(OneWallTest::rows), wrong)
            // These can only be about the one who asks, who may leave rows of their own.
            + askForeign(world, routes.get(false), new Unchanged(() -> rowsOfPeople(world)), wrong);
    assertThat(wrong).isEmpty();
    ProofCounts.note("cells asked with the service policy off", asked);
  }

  private long askForeign(
      World world, List<Route> routes, Unchanged unchanged, List<String> wrong) {
    long asked = 0;
    for (Route route : routes) {
      List<Cell> cells =
          PolicyMatrixTest.cells(world, route, world.oneOfEachSort()).stream()
              .filter(c -> isForeign(world, c))
              .toList();
      List<Optional<String>> leaks =
          cells.parallelStream().map(c -> leak(world, c, c.ask(world, lying(c)))).toList();
      leaks.forEach(l -> l.ifPresent(wrong::add));
      unchanged.after(route, wrong);
      asked += cells.size();
    }
    unchanged.atTheEnd(wrong);
    return asked;
  }

  @Test
  void with_row_level_security_off_the_policy_still_holds() {
    World world = world();
    List<String> wrong = new ArrayList<>();
    long asked = 0;
    rowLevelSecurity("disable");
    Unchanged unchanged = new Unchanged(OneWallTest::rows);
    try {
      for (Route route : PolicyMatrixTest.guarded()) {
        List<Cell> cells =
            PolicyMatrixTest.cells(world, route, world.oneOfEachSort()).stream()
                .filter(c -> c.expected() != Expectation.ALLOWED || route.reads())
                .toList();
        List<Optional<String>> leaks =
            cells.parallelStream().map(c -> refusedOrHarmless(world, c)).toList();
        leaks.forEach(l -> l.ifPresent(wrong::add));
        unchanged.after(route, wrong);
        asked += cells.size();
      }
      unchanged.atTheEnd(wrong);
    } finally {
      rowLevelSecurity("enable");
    }
    assertThat(wrong).isEmpty();
    ProofCounts.note("cells asked with row-level security off", asked);
  }

  private static Optional<String> refusedOrHarmless(World world, Cell cell) {
    Answer answer = cell.ask(world);
    int status =
        switch (cell.expected()) {
          case ALLOWED -> 200;
          case FORBIDDEN -> 403;
          case NOTHING_HERE -> 404;
        };
    return answer.status() == status
        ? leak(world, cell, answer)
        : Optional.of(cell + ": " + answer.whole());
  }

  /** Nothing of the answer may come from a person who is no concern of the one who asked. */
  private static Optional<String> leak(World world, Cell cell, Answer answer) {
    String sent =
        Places.address(cell.route(), cell.aim()) + Bodies.of(cell.route(), world, cell.aim());
    for (Patient patient : world.unconcerned(cell.somebody())) {
      for (String trace : patient.traces()) {
        boolean ownGrant =
            trace.equals(patient.grant())
                && world.follows.containsKey(cell.somebody().id())
                && world.follows.get(cell.somebody().id()).containsKey(patient.id());
        if (!ownGrant && !sent.contains(trace) && answer.whole().contains(trace)) {
          return Optional.of(cell + " was told of " + patient.name() + ": " + answer.whole());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Denied by the table, and about somebody, or a study, that is no concern of the one who asks.
   */
  private static boolean isForeign(World world, Cell cell) {
    return cell.expected() != Expectation.ALLOWED
        && world.patients().stream()
            .filter(p -> p.id().equals(cell.aim().participant()))
            .noneMatch(p -> world.concerns(p, cell.somebody()));
  }

  /** The kind of person is part of the policy, so with it off everybody may claim any kind. */
  private String lying(Cell cell) {
    PersonKind claimed = cell.somebody().kind();
    if (cell.expected() == Expectation.FORBIDDEN) {
      for (PersonKind kind : PersonKind.values()) {
        if (cell.route().operation().orElseThrow().rules().stream()
            .anyMatch(r -> r.concerns(kind))) {
          claimed = kind;
        }
      }
    }
    return tokens.good(cell.somebody().id(), claimed);
  }

  static void rowLevelSecurity(String onOrOff) {
    WholeDatabase.execute(
        """
        do $$
        declare
          walled regclass;
        begin
          for walled in
            select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pg_toast')
          loop
            execute format('alter table %%s %s row level security', walled);
          end loop;
        end
        $$\
        """
            .formatted(onOrOff));
  }

  private static Map<String, String> rows() {
    return WholeDatabase.digestsOfPeopleAndStudies();
  }

  private static Map<String, String> rowsOfPeople(World world) {
    Map<String, String> rows = new TreeMap<>();
    String ids =
        world.patients().stream().map(p -> "'" + p.id() + "'").collect(Collectors.joining(", "));
    try (Connection c = WholeDatabase.connect();
        Statement tables = c.createStatement();
        ResultSet table = tables.executeQuery("select name::text from sixwalk.person_table")) {
      while (table.next()) {
        try (Statement s = c.createStatement();
            ResultSet digest =
                s.executeQuery(
                    "select coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                        + table.getString(1)
                        + " t where participant_id in ("
                        + ids
                        + ")")) {
          digest.next();
          rows.put(table.getString(1), digest.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  /** A policy that has forgotten all its rules. It stands in the tests only. */
  private static final class EverythingAllowed extends Policy {
    private final Map<String, UUID> studies;

    EverythingAllowed(Map<String, UUID> studies) {
      this.studies = studies;
    }

    @Override
    public Uni<Decision> decide(Statements on, Actor actor, Operation operation, Subject subject) {
      UUID participant = null;
      UUID study = null;
      if (subject instanceof Subject.Oneself) {
        participant = actor.id();
      } else if (subject instanceof Subject.Person person) {
        participant = person.participantId();
      } else if (subject instanceof Subject.StudyPerson person) {
        participant = person.participantId();
        study = studies.get(person.studyCode());
      } else if (subject instanceof Subject.Study of) {
        study = studies.get(of.studyCode());
      }
      return Uni.createFrom()
          .item(new Decision.Allowed(operation.rules().get(0), participant, study));
    }
  }
}

package io.sixwalk.allocation;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Sets arms and tells them to those who allocate. */
@ApplicationScoped
class AllocationService {
  private static final String ARMS = "select code, label from allocation.arms($1)";
  private static final String SET_ARMS = "select allocation.set_arms($1, $2, $3)";
  private static final String ALLOCATE =
      "select number, outcome, person from allocation.allocate($1, $2, $3, $4, cast($5 as text),"
          + " $6)";
  private static final String LIST =
      """
      select participant_id, pseudonym, arm, allocated_at, allocated_by
        from allocation.allocations($1, cast($2 as text), $3)
      """;

  private static final Set<String> WRITTEN = Set.of("ALLOCATED", "CHANGED");
  private static final Map<String, String> REFUSED =
      Map.of(
          "NO_SUCH_PARTICIPANT", "The study has nobody like that.",
          "NO_SUCH_ARM", "The study has no such arm.",
          "REASON_NEEDED", "There is another arm already. Say why it changes.");

  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;

  AllocationService(Scope scope, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<Arms> arms(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_ARMS,
        Subject.study(studyCode),
        (connection, allowed) -> arms(Statements.of(connection), allowed.studyId()));
  }

  /**
   * Sets the arms, all together.
   *
   * @throws ProblemException 409 {@code allocation-began} where one would go after people have been
   *     allocated
   */
  Uni<Arms> setArms(Actor staff, String studyCode, Arms wanted) {
    return scope.onClient(
        staff,
        Operation.SET_ARMS,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(
                  SET_ARMS,
                  allowed.studyId(),
                  wanted.arms().stream().map(Arms.Arm::code).toArray(String[]::new),
                  wanted.arms().stream().map(Arms.Arm::label).toArray(String[]::new))
              .chain(
                  rows -> {
                    if (!(Boolean) rows.get(0)[0]) {
                      throw ProblemException.conflict(
                          "allocation-began",
                          "People are allocated already. Arms can be added and renamed, but none"
                              + " can be taken away.");
                    }
                    return arms(on, allowed.studyId());
                  });
        });
  }

  /** Allocates one person. */
  Uni<Allocation.Done> allocate(
      Actor allocator, String studyCode, UUID participantId, Allocation.Wanted wanted) {
    return allocate(
        allocator,
        studyCode,
        new UUID[] {participantId},
        new String[] {null},
        new String[] {wanted.arm()},
        wanted.reason(),
        number -> "");
  }

  /** Allocates many, all or none. */
  Uni<Allocation.Done> allocate(Actor allocator, String studyCode, Allocation.Batch batch) {
    List<Allocation.Line> lines = batch.allocations();
    return allocate(
        allocator,
        studyCode,
        new UUID[lines.size()],
        lines.stream().map(Allocation.Line::pseudonym).toArray(String[]::new),
        lines.stream().map(Allocation.Line::arm).toArray(String[]::new),
        batch.reason(),
        number -> "/allocations/" + (number - 1));
  }

  /** Everyone of the study by pseudonym. */
  Uni<Allocation.Page> page(Actor allocator, String studyCode, String after, int limit) {
    return scope.onClient(
        allocator,
        Operation.READ_ALLOCATION,
        Subject.study(studyCode),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(LIST, allowed.studyId(), after, limit + 1)
                .map(
                    rows -> {
                      boolean more = rows.size() > limit;
                      List<Allocation.Allocated> all =
                          rows.stream().limit(limit).map(AllocationService::allocated).toList();
                      return new Allocation.Page(all, more ? all.get(limit - 1).pseudonym() : null);
                    }));
  }

  private Uni<Allocation.Done> allocate(
      Actor allocator,
      String studyCode,
      UUID[] people,
      String[] pseudonyms,
      String[] arms,
      String reason,
      LongFunction<String> pointer) {
    return scope.onClient(
        allocator,
        Operation.ALLOCATE,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(ALLOCATE, allowed.studyId(), people, pseudonyms, arms, reason, now())
              .invoke(rows -> refuse(rows, people, pointer))
              .call(rows -> record(on, allocator, allowed, rows))
              .map(AllocationService::done);
        });
  }

  private static void refuse(List<Object[]> rows, UUID[] people, LongFunction<String> pointer) {
    List<FieldProblem> problems = new ArrayList<>();
    for (Object[] r : rows) {
      String outcome = (String) r[1];
      if (!REFUSED.containsKey(outcome)) {
        continue;
      }
      if (outcome.equals("NO_SUCH_PARTICIPANT") && people[0] != null) {
        throw ProblemException.notFound();
      }
      String field =
          switch (outcome) {
            case "NO_SUCH_PARTICIPANT" -> "/pseudonym";
            case "NO_SUCH_ARM" -> "/arm";
            default -> "/reason";
          };
      String at = outcome.equals("REASON_NEEDED") ? field : pointer.apply((Long) r[0]) + field;
      problems.add(
          new FieldProblem(
              at,
              outcome.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
              REFUSED.get(outcome)));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(
          "not-acceptable", "Nobody was allocated; see the list.", problems);
    }
  }

  /** On each person's chain that there was an allocation, never which. */
  private Uni<Void> record(
      Statements on, Actor allocator, Decision.Allowed allowed, List<Object[]> rows) {
    List<UUID> people =
        rows.stream()
            .filter(r -> WRITTEN.contains((String) r[1]))
            .map(r -> (UUID) r[2])
            .distinct()
            .sorted()
            .toList();
    return Multi.createFrom()
        .iterable(people)
        .onItem()
        .transformToUniAndConcatenate(
            person ->
                audit
                    .append(
                        on,
                        new Entry(
                            AuditTrail.participantChain(person),
                            allocator.kind().name(),
                            Operation.ALLOCATE.name(),
                            allowed.rule().words(),
                            person,
                            null,
                            "{}"))
                    .replaceWith(person))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static Allocation.Done done(List<Object[]> rows) {
    Map<String, Long> counts =
        rows.stream().collect(Collectors.groupingBy(r -> (String) r[1], Collectors.counting()));
    return new Allocation.Done(
        counts.getOrDefault("ALLOCATED", 0L).intValue(),
        counts.getOrDefault("CHANGED", 0L).intValue(),
        counts.getOrDefault("SAME", 0L).intValue());
  }

  private static Uni<Arms> arms(Statements on, UUID studyId) {
    return on.rows(ARMS, studyId)
        .map(
            rows ->
                new Arms(
                    rows.stream().map(r -> new Arms.Arm((String) r[0], (String) r[1])).toList()));
  }

  private static Allocation.Allocated allocated(Object[] r) {
    return new Allocation.Allocated(
        (UUID) r[0],
        (String) r[1],
        (String) r[2],
        r[3] == null ? null : ((OffsetDateTime) r[3]).toInstant(),
        (UUID) r[4]);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}

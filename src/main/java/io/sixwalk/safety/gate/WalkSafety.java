package io.sixwalk.safety.gate;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.safety.event.EventDrafts;
import io.sixwalk.safety.event.ReportedEvent;
import io.sixwalk.safety.gate.GateStore.Answered;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.rules.AlertRule;
import io.sixwalk.safety.rules.GateAnswer;
import io.sixwalk.safety.rules.GateFinding;
import io.sixwalk.safety.rules.GateLimits;
import io.sixwalk.safety.rules.WalkPermission;
import io.sixwalk.safety.rules.WalkPermission.Problem;
import io.sixwalk.safety.rules.WalkSigns;
import io.sixwalk.walk.StoredWalk;
import io.sixwalk.walk.WalkStored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Looks at every walk that is stored: what it tells of symptoms, and whether it should have waited.
 */
@ApplicationScoped
class WalkSafety implements WalkStored {
  private final GateReader reader;
  private final GateStore store;
  private final EventDrafts drafts;

  WalkSafety(GateReader reader, GateStore store, EventDrafts drafts) {
    this.reader = reader;
    this.store = store;
    this.drafts = drafts;
  }

  @Override
  public Uni<Void> stored(Statements on, StoredWalk walk) {
    Instant moment = walk.measuredAt().toInstant();
    return reader
        .read(on, walk.sender().participantId(), moment)
        .chain(gate -> assess(on, walk, gate, moment));
  }

  private Uni<Void> assess(Statements on, StoredWalk walk, GateRecord gate, Instant moment) {
    LocalDate day = gate.day(moment);
    GateLimits limits = gate.limitsOn(day);
    Answered answered = WalkAnswers.of(walk, limits);
    boolean answers = walk.gate().isPresent() || !answered.findings().isEmpty();
    WalkSigns signs = WalkAnswers.signs(walk);
    return (answers ? store.add(on, walk.sender(), answered) : Uni.createFrom().item(Boolean.FALSE))
        .chain(
            isNew ->
                tell(on, walk, moment, day, signs, limits, isNew ? answered.findings() : Set.of()))
        .chain(() -> flag(on, walk, gate, moment, day, answered.findings()));
  }

  private Uni<Void> tell(
      Statements on,
      StoredWalk walk,
      Instant moment,
      LocalDate day,
      WalkSigns signs,
      GateLimits limits,
      Set<GateFinding> findings) {
    Set<String> terms = new LinkedHashSet<>(AlertRule.eventTerms(signs));
    terms.addAll(AlertRule.eventTerms(findings));
    return store
        .raise(on, walk.sender(), walk.id(), moment, AlertRule.ofGate(findings))
        .chain(
            () ->
                store.raise(
                    on,
                    walk.sender(),
                    walk.id(),
                    moment,
                    AlertRule.ofWalk(signs, limits.spo2Stop())))
        .chain(
            () ->
                terms.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : drafts
                        .add(
                            on,
                            walk.sender().participantId(),
                            EventDrafts.Source.WALK,
                            walk.id(),
                            moment,
                            ReportedEvent.of(List.copyOf(terms), day),
                            walk.sender().seal())
                        .replaceWithVoid());
  }

  /** A walk that should have waited keeps its place; it is flagged, and told once. */
  private Uni<Void> flag(
      Statements on,
      StoredWalk walk,
      GateRecord gate,
      Instant moment,
      LocalDate day,
      Set<GateFinding> ownFindings) {
    Sender sender = walk.sender();
    Optional<WalkPermission> permission = gate.permissionOn(day);
    Optional<Problem> problem =
        WalkPermission.problemOf(day, permission, walk.supervision(), walk.courseType());
    List<UUID> holding = GateAnswer.holding(gate.answers(), moment, day);
    List<String> reasons = new ArrayList<>();
    if (!holding.isEmpty()) {
      reasons.add("HELD_BY_ANSWER");
    } else if (!ownFindings.isEmpty()) {
      reasons.add("OWN_ANSWER");
    }
    problem.map(Enum::name).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Uni<Void> flagged = store.flag(on, sender, walk.id(), reasons);
    if (!holding.isEmpty()) {
      flagged =
          flagged.chain(
              () ->
                  store.raise(
                      on,
                      sender,
                      walk.id(),
                      moment,
                      Map.of(AlertKind.WALKED_WHILE_HELD, List.of())));
    }
    if (problem.isPresent()) {
      UUID source = source(problem.get(), gate.idOf(permission), walk);
      flagged =
          flagged.chain(
              () ->
                  store.raise(
                      on,
                      sender,
                      source,
                      moment,
                      Map.of(AlertKind.WALKED_WITHOUT_PERMISSION, List.of(problem.get().name()))));
    }
    return flagged;
  }

  /** What was left undone once is told once, however many walks it concerns. */
  private static UUID source(Problem problem, Optional<UUID> permissionId, StoredWalk walk) {
    return EnumSet.of(Problem.NO_PERMISSION_YET, Problem.PERMISSION_EXPIRED).contains(problem)
        ? permissionId.orElse(walk.sender().participantId())
        : walk.id();
  }
}

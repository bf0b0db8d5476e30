package io.sixwalk.study;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a study admin decides. */
@ApplicationScoped
public class StudyService {
  private final Scope scope;
  private final Clock clock;

  StudyService(Scope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  /** Reads the feedback policy with its revision. */
  public Uni<FeedbackPolicy> feedbackPolicy(Actor admin, String studyCode) {
    return scope.onSession(
        admin,
        Operation.CHANGE_STUDY,
        Subject.study(studyCode),
        (session, allowed) -> session.find(Study.class, allowed.studyId()).map(FeedbackPolicy::of));
  }

  /**
   * Sets from whom trends are hidden, and until when.
   *
   * @param revision the revision that the admin saw; another one is a conflict
   */
  public Uni<FeedbackPolicy> setFeedbackPolicy(
      Actor admin, String studyCode, int revision, FeedbackPolicy policy) {
    return scope.onSession(
        admin,
        Operation.CHANGE_STUDY,
        Subject.study(studyCode),
        (session, allowed) ->
            session
                .find(Study.class, allowed.studyId())
                .chain(
                    study -> {
                      if (study.revision != revision) {
                        return Uni.createFrom()
                            .failure(
                                ProblemException.conflict(
                                    "study-changed",
                                    "Someone else changed the study. Read it again, then decide."));
                      }
                      study.hideTrendsFrom =
                          policy.hideTrendsFrom().stream().map(Enum::name).toArray(String[]::new);
                      study.hideTrendsUntil = policy.hideTrendsUntil();
                      return session.flush().map(flushed -> FeedbackPolicy.of(study));
                    }));
  }

  /** Adds a version of the thresholds for walk distance; the former ones stay. */
  public Uni<Integer> addThresholds(
      Actor admin, String studyCode, StudyRules.Thresholds thresholds) {
    return scope.onSession(
        admin,
        Operation.CHANGE_STUDY,
        Subject.study(studyCode),
        (session, allowed) ->
            latestVersion(session, allowed.studyId())
                .chain(
                    latest -> {
                      Threshold next =
                          threshold(allowed.studyId(), latest + 1, thresholds, clock.instant());
                      return session.persist(next).chain(session::flush).replaceWith(next.version);
                    }));
  }

  /** Sets the visit windows of a study. */
  public Uni<Void> setWindows(Actor admin, String studyCode, List<StudyRules.Window> windows) {
    return scope.onSession(
        admin,
        Operation.CHANGE_STUDY,
        Subject.study(studyCode),
        (session, allowed) ->
            session
                .createMutationQuery("delete from VisitWindow where studyId = :study")
                .setParameter("study", allowed.studyId())
                .executeUpdate()
                .chain(() -> session.persistAll(entities(allowed.studyId(), windows))));
  }

  static Threshold threshold(
      UUID studyId, int version, StudyRules.Thresholds thresholds, Instant inForceFrom) {
    Threshold next = new Threshold();
    next.studyId = studyId;
    next.measure = "walk-distance";
    next.version = version;
    next.mcid = thresholds.mcid();
    next.small = thresholds.small();
    next.substantial = thresholds.substantial();
    next.standardErrorHome = thresholds.standardErrorHome();
    next.standardErrorSupervised = thresholds.standardErrorSupervised();
    next.walksAsked = thresholds.walksAsked();
    next.walksLeast = thresholds.walksLeast();
    next.greatestStandardError = thresholds.greatestStandardError();
    next.source = thresholds.source();
    next.population = thresholds.population();
    next.inForceFrom = inForceFrom;
    return next;
  }

  static Object[] entities(UUID studyId, List<StudyRules.Window> windows) {
    Object[] entities = new Object[windows.size()];
    for (int i = 0; i < entities.length; i++) {
      VisitWindow window = new VisitWindow();
      window.studyId = studyId;
      window.code = windows.get(i).code();
      window.firstDay = windows.get(i).firstDay();
      window.lastDay = windows.get(i).lastDay();
      window.position = i;
      entities[i] = window;
    }
    return entities;
  }

  private static Uni<Integer> latestVersion(Mutiny.Session session, UUID studyId) {
    return session
        .createSelectionQuery(
            "select coalesce(max(t.version), 0) from Threshold t where t.studyId = :study",
            Integer.class)
        .setParameter("study", studyId)
        .getSingleResult();
  }
}

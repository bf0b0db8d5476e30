package io.sixwalk.study;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A study's own record, its windows and its thresholds, as staff read them and admins change them.
 */
@ApplicationScoped
public class StudySettings {
  private final Scope scope;

  StudySettings(Scope scope) {
    this.scope = scope;
  }

  public Uni<StudyView> read(Actor staff, String studyCode) {
    return scope.onSession(
        staff,
        Operation.READ_STUDY,
        Subject.study(studyCode),
        (session, allowed) -> session.find(Study.class, allowed.studyId()).map(StudyView::of));
  }

  public Uni<StudyView> change(Actor admin, String studyCode, int revision, StudyChange change) {
    return scope
        .onSession(
            admin,
            Operation.CHANGE_STUDY,
            Subject.study(studyCode),
            (session, allowed) ->
                session
                    .find(Study.class, allowed.studyId())
                    .chain(
                        study -> {
                          requireSame(study, revision);
                          change.applyTo(study);
                          return session.flush().map(flushed -> StudyView.of(study));
                        }))
        .onFailure(jakarta.persistence.OptimisticLockException.class)
        .transform(StudySettings::changedMeanwhile);
  }

  Uni<StudyWindows> windows(Actor staff, String studyCode) {
    return scope.onSession(
        staff,
        Operation.READ_STUDY,
        Subject.study(studyCode),
        (session, allowed) ->
            session.find(Study.class, allowed.studyId()).chain(study -> stored(session, study)));
  }

  Uni<StudyWindows> setWindows(Actor admin, String studyCode, int revision, StudyWindows windows) {
    return scope
        .onSession(
            admin,
            Operation.CHANGE_STUDY,
            Subject.study(studyCode),
            (session, allowed) ->
                session
                    .find(Study.class, allowed.studyId(), LockMode.PESSIMISTIC_FORCE_INCREMENT)
                    .chain(
                        study -> {
                          requireSame(study, revision + 1);
                          return session
                              .createMutationQuery("delete from VisitWindow where studyId = :study")
                              .setParameter("study", study.id)
                              .executeUpdate()
                              .chain(
                                  () ->
                                      session.persistAll(
                                          StudyService.entities(study.id, windows.windows())))
                              .chain(session::flush)
                              .chain(() -> stored(session, study));
                        }))
        .onFailure(jakarta.persistence.OptimisticLockException.class)
        .transform(StudySettings::changedMeanwhile);
  }

  Uni<ThresholdVersions> thresholds(Actor staff, String studyCode) {
    return scope.onSession(
        staff,
        Operation.READ_STUDY,
        Subject.study(studyCode),
        (session, allowed) ->
            session
                .createSelectionQuery(
                    "from Threshold t where t.studyId = :study and t.measure = 'walk-distance'"
                        + " order by t.version desc",
                    Threshold.class)
                .setParameter("study", allowed.studyId())
                .getResultList()
                .map(
                    all ->
                        new ThresholdVersions(all.stream().map(ThresholdVersions::of).toList())));
  }

  static ProblemException changedMeanwhile(Throwable ignored) {
    return ProblemException.conflict(
        "study-changed", "Someone else changed the study. Read it again, then decide.");
  }

  private static void requireSame(Study study, int revision) {
    if (study.revision != revision) {
      throw changedMeanwhile(null);
    }
  }

  private static Uni<StudyWindows> stored(Mutiny.Session session, Study study) {
    return session
        .createSelectionQuery(
            "from VisitWindow w where w.studyId = :study order by w.position", VisitWindow.class)
        .setParameter("study", study.id)
        .getResultList()
        .map(all -> new StudyWindows(rules(all), study.revision));
  }

  private static List<StudyRules.Window> rules(List<VisitWindow> windows) {
    return windows.stream().map(w -> new StudyRules.Window(w.code, w.firstDay, w.lastDay)).toList();
  }
}

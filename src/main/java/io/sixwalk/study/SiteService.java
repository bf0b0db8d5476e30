package io.sixwalk.study;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The sites of a study. */
@ApplicationScoped
class SiteService {
  private final Scope scope;

  SiteService(Scope scope) {
    this.scope = scope;
  }

  Uni<List<SiteView>> list(Actor staff, String studyCode) {
    return scope.onSession(
        staff,
        Operation.READ_STUDY,
        Subject.study(studyCode),
        (session, allowed) ->
            session
                .createSelectionQuery(
                    "from Site s where s.studyId = :study order by s.code", Site.class)
                .setParameter("study", allowed.studyId())
                .getResultList()
                .map(all -> all.stream().map(SiteView::of).toList()));
  }

  Uni<SiteView> add(Actor admin, String studyCode, SiteView wanted) {
    return scope
        .onSession(
            admin,
            Operation.CHANGE_STUDY,
            Subject.study(studyCode),
            (session, allowed) -> {
              Site site = new Site();
              site.studyId = allowed.studyId();
              site.id = UUID.randomUUID();
              site.code = wanted.code();
              site.name = wanted.name();
              site.country = wanted.country();
              return session.persist(site).chain(session::flush).map(flushed -> SiteView.of(site));
            })
        .onFailure(Violations::isDuplicate)
        .transform(taken -> codeTaken());
  }

  Uni<SiteView> change(Actor admin, String studyCode, UUID siteId, int revision, SiteView wanted) {
    return scope
        .onSession(
            admin,
            Operation.CHANGE_STUDY,
            Subject.study(studyCode),
            (session, allowed) ->
                session
                    .find(Site.class, new Site.Key(allowed.studyId(), siteId))
                    .onItem()
                    .ifNull()
                    .failWith(ProblemException::notFound)
                    .chain(
                        site -> {
                          if (site.revision != revision) {
                            throw changedMeanwhile(null);
                          }
                          site.code = wanted.code();
                          site.name = wanted.name();
                          site.country = wanted.country();
                          return session.flush().map(flushed -> SiteView.of(site));
                        }))
        .onFailure(jakarta.persistence.OptimisticLockException.class)
        .transform(SiteService::changedMeanwhile)
        .onFailure(Violations::isDuplicate)
        .transform(taken -> codeTaken());
  }

  private static ProblemException changedMeanwhile(Throwable ignored) {
    return ProblemException.conflict(
        "site-changed", "Someone else changed the site. Read it again, then decide.");
  }

  private static ProblemException codeTaken() {
    return ProblemException.conflict("site-code-taken", "There is a site with this code already.");
  }
}

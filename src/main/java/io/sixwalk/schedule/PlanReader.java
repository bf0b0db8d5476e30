package io.sixwalk.schedule;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads a study's plan in one round trip, inside the transaction that uses it. */
@ApplicationScoped
class PlanReader {
  private static final String READ =
      """
      select (select jsonb_agg(to_jsonb(p) order by p.version) from sixwalk.study_plan p where p.study_id = $1),
             (select jsonb_agg(to_jsonb(w) order by w.position) from sixwalk.visit_window w where w.study_id = $1)
      """;

  Uni<StudyPlan> read(Statements on, UUID studyId) {
    return on.rows(READ, studyId)
        .map(
            rows -> {
              if (rows.get(0)[0] == null) {
                throw ProblemException.notFound();
              }
              return StudyPlan.of((JsonArray) rows.get(0)[0], (JsonArray) rows.get(0)[1]);
            });
  }
}

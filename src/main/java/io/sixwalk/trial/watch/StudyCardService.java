package io.sixwalk.trial.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.lookup.TrialLookup;
import io.sixwalk.trial.rules.NumberReader;
import io.sixwalk.trial.rules.Offer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The study that a participant is in: who approved it and until when, and its card in the registry.
 */
@ApplicationScoped
public class StudyCardService {
  private static final String OWN =
      """
      select cast(to_jsonb(s) as text) as study from sixwalk.study s
        join sixwalk.participant p on p.study_id = s.id where p.participant_id = $1
      """;

  private final Scope scope;
  private final TrialLookup trials;

  StudyCardService(Scope scope, TrialLookup trials) {
    this.scope = scope;
    this.trials = trials;
  }

  /** What the study itself states; nothing of it was checked elsewhere. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "StudyFacts")
  public record StudyFacts(
      String code,
      String name,
      @Schema(description = "Invented people, for trying things out") boolean synthetic,
      String phoneNumber,
      String registryNumber,
      @Schema(description = "The ethics board that approved the study") String irbName,
      String irbApprovalNumber,
      @Schema(format = "date") String irbApprovedOn,
      @Schema(format = "date") String irbExpiresOn) {

    /** Columns that an installation does not have yet are left out. */
    static StudyFacts of(JsonObject study) {
      return new StudyFacts(
          study.getString("code"),
          study.getString("name"),
          study.getBoolean("synthetic"),
          study.getString("phone_number"),
          study.getString("registry_number"),
          study.getString("irb_name"),
          study.getString("irb_approval_number"),
          study.getString("irb_approved_on"),
          study.getString("irb_expires_on"));
    }
  }

  /** The study, and the answer about its number where it has one. */
  record OwnStudy(StudyFacts study, Optional<TrialLookup.Judged> judged) {}

  Uni<OwnStudy> own(Actor participant) {
    return scope.onClient(
        participant,
        Operation.READ_STUDY_CARD,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery(OWN)
                .execute(Tuple.of(participant.id()))
                .chain(
                    rows -> {
                      for (Row row : rows) {
                        return card(connection, StudyFacts.of(new JsonObject(row.getString(0))));
                      }
                      return Uni.createFrom().failure(ProblemException.notFound());
                    }));
  }

  private Uni<OwnStudy> card(SqlConnection connection, StudyFacts study) {
    return study.registryNumber() == null || study.registryNumber().isBlank()
        ? Uni.createFrom().item(new OwnStudy(study, Optional.empty()))
        : trials
            .answer(connection, NumberReader.read(study.registryNumber()), Offer.none())
            .map(judged -> new OwnStudy(study, Optional.of(judged)));
  }
}

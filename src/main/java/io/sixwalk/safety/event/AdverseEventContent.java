package io.sixwalk.safety.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An adverse event as a clinician writes it, with the fields of ICH E2A.
 *
 * @param state {@code DRAFT} while something is missing, {@code COMPLETED}, or {@code NOT_AN_EVENT}
 * @param onset first day
 * @param end last day; missing while it goes on
 * @param description what happened, in the clinician's words
 * @param seriousness the criteria that hold; none of them: not serious
 * @param relatedToWalkTest whether a reasonable possibility links it to the walk test
 * @param relatedToTreatment the same for a study treatment, where there is one
 */
@Schema(name = "AdverseEventContent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdverseEventContent(
    State state,
    LocalDate onset,
    LocalDate end,
    String description,
    Severity severity,
    List<Seriousness> seriousness,
    List<Action> action,
    Outcome outcome,
    Relatedness relatedToWalkTest,
    Relatedness relatedToTreatment) {

  /** How far the review is. */
  public enum State {
    DRAFT,
    COMPLETED,
    NOT_AN_EVENT
  }

  /** Intensity, which is not seriousness. */
  @Schema(name = "AdverseEventSeverity")
  public enum Severity {
    MILD,
    MODERATE,
    SEVERE
  }

  /** ICH E2A, II.B. */
  public enum Seriousness {
    DEATH,
    LIFE_THREATENING,
    HOSPITALISATION,
    DISABILITY,
    CONGENITAL_ANOMALY,
    IMPORTANT_MEDICAL_EVENT
  }

  /** What was done. */
  public enum Action {
    NOTHING,
    REST,
    MEDICINE_CHANGED,
    DOCTOR_SEEN,
    HOSPITAL,
    WALKS_PAUSED,
    OTHER
  }

  /** How it ended. */
  @Schema(name = "AdverseEventOutcome")
  public enum Outcome {
    RECOVERED,
    RECOVERING,
    NOT_RECOVERED,
    RECOVERED_WITH_SEQUELAE,
    FATAL,
    UNKNOWN
  }

  /** A clinician's judgement. */
  public enum Relatedness {
    NOT_RELATED,
    UNLIKELY,
    POSSIBLE,
    PROBABLE,
    DEFINITE
  }

  public AdverseEventContent {
    seriousness =
        seriousness == null ? List.of() : seriousness.stream().distinct().sorted().toList();
    action = action == null ? List.of() : action.stream().distinct().sorted().toList();
  }

  void check(LocalDate tomorrow) {
    FieldChecks checks =
        new FieldChecks()
            .present("/state", state)
            .optionalText("/description", description, 4000)
            .that(
                onset == null || onset.isBefore(tomorrow),
                "/onset",
                "future",
                "An event cannot begin in the future.")
            .that(
                end == null || onset == null || !end.isBefore(onset),
                "/end",
                "order",
                "An event cannot end before it begins.")
            .that(
                outcome != Outcome.FATAL || Set.copyOf(seriousness).contains(Seriousness.DEATH),
                "/seriousness",
                "death",
                "A fatal outcome is the criterion DEATH.");
    if (state == State.COMPLETED) {
      checks
          .present("/onset", onset)
          .text("/description", description, 4000)
          .present("/severity", severity)
          .present("/outcome", outcome)
          .present("/relatedToWalkTest", relatedToWalkTest);
    }
    checks.orRefuse();
  }
}

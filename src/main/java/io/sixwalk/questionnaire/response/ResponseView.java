package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answered questionnaire on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "QuestionnaireResponse")
public record ResponseView(
    UUID id,
    String instrument,
    String version,
    @Schema(description = "In the language of the answers") String title,
    @Schema(description = "Of the wording that the person saw") String language,
    @Schema(description = "When it was answered, with the offset that the phone reported")
        OffsetDateTime measuredAt,
    String zone,
    @Schema(description = "Day of the answer in the person's study zone") LocalDate localDate,
    Instant receivedAt,
    EnteredBy enteredBy,
    @Schema(description = "Of what the care team entered: how the person answered") Medium medium,
    @Schema(description = "For the care team: who of it rated or entered this")
        UUID enteredByAccount,
    @Schema(description = "Whether it stands, or was taken back or replaced by the person")
        Standing standing,
    @Schema(description = "The response that this one replaces") UUID corrects,
    @Schema(description = "The response that replaces this one") UUID correctedBy,
    @Schema(description = "Left out while the study withholds it") List<ScoreView> scores,
    @Schema(description = "Only where one response is asked for") List<AnswerView> answers,
    @Schema(description = "Only where one EQ-5D response is asked for") Eq5dView eq5d,
    @Schema(description = "The study withholds scores and categories from this reader")
        Boolean withheld) {

  /** Who sent it. */
  public enum EnteredBy {
    PARTICIPANT,
    CAREGIVER,
    /** A clinician's own rating of the person. */
    CLINICIAN,
    /** What the person answered on paper or in an interview, entered by staff. */
    CARE_TEAM;

    /** Whether somebody of the staff did. */
    boolean isStaff() {
      return this == CLINICIAN || this == CARE_TEAM;
    }
  }

  /** How the person answered what the care team entered. */
  public enum Medium {
    PAPER,
    INTERVIEW
  }

  /** What became of it. */
  public enum Standing {
    STANDS,
    TAKEN_BACK,
    CORRECTED
  }

  /** The answer to one question; a question that was left open is not here. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "QuestionnaireAnswer")
  public record AnswerView(
      String linkId,
      @Schema(description = "The question as it was asked") String text,
      List<ValueView> values) {}

  /** One value: an option's code with its wording, a text, a date or a number. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "QuestionnaireValue")
  public record ValueView(
      @Schema(description = "A string or a number, as it was sent") Object value,
      @Schema(description = "Of an option, as it was offered") String text) {}

  /** An EQ-5D profile, and how it differs from the one before. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Eq5dView(
      @Schema(description = "Five digits, 1 for no problems; absent where a dimension is open")
          String profile,
      @Schema(description = "Absent without an earlier complete profile, or while withheld")
          Eq5dChangeView sincePrevious) {}

  /** Paretian classification of health change (Devlin, Parkin, Browne 2010). */
  public record Eq5dChangeView(
      UUID previous,
      LocalDate previousDate,
      String previousProfile,
      @Schema(description = "BETTER, WORSE, MIXED, SAME or SAME_NO_PROBLEMS") String change) {}

  /** A page, newest first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "QuestionnairePage")
  public record Page(
      List<ResponseView> questionnaires,
      @Schema(description = "For the next page; absent on the last one") String next) {}
}

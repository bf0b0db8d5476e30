package io.sixwalk.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.trend.TrendView.ChangeView;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the scores of a person's questionnaires develop.
 *
 * @param falls left out for caregivers and where no diary was answered
 * @param eq5d left out for caregivers and where no EQ-5D was answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ScoreTrends")
public record ScoreTrendView(
    LocalDate today,
    LocalDate dayZero,
    String language,
    List<SeriesView> series,
    FallsView falls,
    List<Eq5dView> eq5d,
    @Schema(description = "What no statement here can say") String help) {

  /** One score of one instrument over time, in wordings that may be compared. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScoreSeries")
  public record SeriesView(
      String instrument,
      String algorithm,
      String code,
      @Schema(description = "In the reader's language") String name,
      String direction,
      WordingView wording,
      BasisView basis,
      @Schema(description = "Left out for caregivers") List<PointView> points,
      SideView baseline,
      List<VisitView> visits,
      @Schema(description = "The latest visit against the start") List<String> words) {}

  /**
   * In which words the questions were asked. Scores of different wording stand in series of their
   * own, because a difference between them may be one of words.
   */
  @Schema(name = "ScoreWording")
  public record WordingView(
      List<String> languages,
      @Schema(description = "False for a translation that nobody has validated") boolean validated,
      @Schema(description = "Whether this one language is compared with itself alone")
          boolean apart) {}

  /** How much may be said of a score, and by which numbers. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScoreBasis")
  public record BasisView(
      @Schema(
              description =
                  "MEASUREMENT_ERROR, ERROR_OF_EACH_SCORE, CATEGORY_AND_POINTS, POINTS_ONLY,"
                      + " PROFILE_AND_INDEX or REPORT_ONLY")
          String kind,
      @Schema(description = "Standard error of measurement of one value") Double standardError,
      @Schema(description = "Threshold of a small change; only where one is accepted")
          Double smallChange,
      String source,
      @Schema(description = "Why no more may be said") String why) {}

  /** One score. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScorePoint")
  public record PointView(
      UUID response,
      LocalDate date,
      Long studyDay,
      Double value,
      Double standardError,
      String category,
      String whyNull) {}

  /** The values at the start or at a visit. */
  @Schema(name = "ScoreSide")
  public record SideView(
      double mean, int questionnaires, LocalDate firstDate, LocalDate lastDate) {}

  /** A visit against the start. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScoreVisit")
  public record VisitView(
      String window,
      SideView value,
      @Schema(description = "Later minus earlier, in the score's own direction") Double points,
      @Schema(
              description =
                  "Only with a measurement error: IMPROVED, WORSE, STABLE or UNCERTAIN; a positive"
                      + " difference is an improvement")
          ChangeView change,
      @Schema(description = "Only where the authors named bands") TransitionView transition,
      @Schema(description = "Only of an index: at least a twentieth of the value set's range")
          Boolean twentiethReached,
      @Schema(description = "Why nothing is said") String reason) {}

  /** From band to band; no statement whether it matters. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScoreTransition")
  public record TransitionView(
      @Schema(description = "BETTER, WORSE, UNCHANGED or NOT_COMPARABLE") String outcome,
      String from,
      String to,
      String reason) {}

  /** Falls per person-year over all diary entries that stand. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "FallsRate")
  public record FallsView(
      Double fallsPerPersonYear,
      int daysObserved,
      int daysOfEntries,
      @Schema(description = "Why there is no rate") String whyNull,
      String sentence) {}

  /** A profile against the first one: Paretian classification of health change. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Eq5dTrend")
  public record Eq5dView(
      String instrument,
      LocalDate firstDate,
      String firstProfile,
      LocalDate latestDate,
      String latestProfile,
      @Schema(description = "BETTER, WORSE, MIXED, SAME or SAME_NO_PROBLEMS") String change) {}
}

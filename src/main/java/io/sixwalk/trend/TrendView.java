package io.sixwalk.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.trend.words.TrendText;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The trend of walk distance on the wire. Distances in metres; intervals are 90 % intervals. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WalkDistanceTrend")
public record TrendView(
    String measure,
    String unit,
    LocalDate asOf,
    LocalDate dayZero,
    ThresholdsView thresholds,
    HeadlineView headline,
    Words words,
    List<VisitView> visits,
    @Schema(description = "One entry for each comparability class; left out of a shared summary")
        List<SeriesView> series,
    @Schema(description = "Once, for orientation; left out of a shared summary")
        ExpectedView expected) {

  /** The numbers in force, and where they come from. */
  @Schema(name = "TrendThresholds")
  public record ThresholdsView(
      String version,
      SourcedNumber mcid,
      SourcedNumber small,
      SourcedNumber substantial,
      SourcedNumber standardErrorAtHome,
      SourcedNumber standardErrorSupervised,
      SourcedNumber practiceAllowance,
      int walksAsked,
      int walksLeast,
      double confidence) {}

  /** A number with its source and population. */
  public record SourcedNumber(double value, String source, String population) {}

  /** The one thing to say first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HeadlineView(
      @Schema(
              enumeration = {
                "IMPROVED",
                "WORSE",
                "STABLE",
                "UNCERTAIN",
                "NOT_ENOUGH_DATA",
                "COULD_NOT_WALK_FOR_HEALTH_REASONS"
              })
          String status,
      String certainty,
      String reason,
      String visit,
      String comparabilityClass,
      ChangeView change,
      @Schema(
              description =
                  "How many more walks in this visit would settle it, if the mean stays as it is")
          Integer moreWalksToSettle,
      Boolean moreWalksCannotSettle) {}

  /** Words for people. */
  public record Words(
      String language,
      String headline,
      List<String> sentences,
      List<String> next,
      List<TrendText.Help> help) {}

  /** A difference from the baseline against one threshold. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangeView(
      String status,
      String certainty,
      double threshold,
      double difference,
      double standardError,
      double low,
      double high,
      double practiceAllowance,
      double probabilityImproved,
      double probabilityWorse,
      double probabilityBetween) {}

  /** A visit as it went, over all classes. */
  @Schema(name = "VisitView")
  public record VisitView(
      String window,
      int firstDay,
      int lastDay,
      LocalDate firstDate,
      LocalDate lastDate,
      String status,
      int walksThatCount,
      int walksThatDoNotCount) {}

  /** All walks that may be compared with each other. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SeriesView(
      String comparabilityClass,
      ClassView components,
      String practiceWalk,
      BaselineView baseline,
      List<PointView> walks,
      List<SeriesVisitView> visits,
      SlopeView slope) {}

  /** What must be alike. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClassView(
      String course,
      Double courseLengthMetres,
      String methodFamily,
      String aid,
      double oxygenLitresPerMinute) {}

  /** Where the person started. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BaselineView(
      String quality,
      Double mean,
      Integer walks,
      Double low,
      Double high,
      LocalDate firstDate,
      LocalDate lastDate,
      List<String> walkIds) {}

  /** One walk. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PointView(String id, LocalDate date, Long studyDay, double metres, String role) {}

  /** One visit in one class. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SeriesVisitView(
      String window,
      Double mean,
      Integer walks,
      Double low,
      Double high,
      LocalDate firstDate,
      LocalDate lastDate,
      String status,
      String reason,
      ChangeView change,
      ChangeView small,
      ChangeView substantial,
      Integer moreWalksToSettle,
      Boolean moreWalksCannotSettle) {}

  /** The line through all walks of the class. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SlopeView(
      String status,
      String certainty,
      String reason,
      Double metresPer30Days,
      Double lowPer30Days,
      Double highPer30Days,
      Double pValue,
      Integer walks,
      long spanDays,
      Integer horizonDays,
      Double projected,
      Double projectedLow,
      Double projectedHigh,
      List<String> words) {}

  /** The distance expected for age, height, weight and sex: orientation only, never for change. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ExpectedView(
      String equation,
      String source,
      Double expectedMetres,
      Double percent,
      String refused,
      String words) {}
}

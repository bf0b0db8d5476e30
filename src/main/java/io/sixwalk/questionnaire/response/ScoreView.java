package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.questionnaire.scoring.Score;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A score on the wire, with what is needed to understand and to repeat it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "QuestionnaireScore")
public record ScoreView(
    String algorithm,
    String algorithmVersion,
    @Schema(description = "Which score of the algorithm, such as PCS") String code,
    @Schema(description = "HIGHER_IS_BETTER, HIGHER_IS_WORSE or NONE") String direction,
    @Schema(description = "Questions that the score is made of") int items,
    int answered,
    @Schema(description = "The fewest answers with which the published rule gives a score")
        int required,
    @Schema(description = "Open questions that the rule filled in") int imputed,
    Double value,
    @Schema(description = "Published standard error of this very value") Double standardError,
    @Schema(description = "Band that the authors named") String category,
    @Schema(description = "Why there is no value") WhyNull whyNull,
    @Schema(description = "Between which values it would lie whatever the open answers were")
        Possible possible,
    List<String> flags,
    Instant computedAt,
    @Schema(
            description =
                "Whether a newer version of the algorithm has replaced it; only where one response"
                    + " is asked for")
        Boolean superseded) {

  /** Why there is no value. */
  @Schema(name = "WhyNoScore")
  public record WhyNull(String code, String sentence) {}

  /** A closed interval. */
  @Schema(name = "PossibleScores")
  public record Possible(double min, double max) {}

  static ScoreView of(Score score, Instant computedAt, boolean superseded) {
    return new ScoreView(
        score.algorithm(),
        score.algorithmVersion(),
        score.code(),
        score.direction().name(),
        score.items(),
        score.answered(),
        score.required(),
        score.imputed(),
        boxed(score.value()),
        boxed(score.standardError()),
        score.category().map(c -> c.code()).orElse(null),
        score.whyNull().map(r -> new WhyNull(r.name(), r.sentence())).orElse(null),
        score.possible().map(p -> new Possible(p.min(), p.max())).orElse(null),
        score.flags().stream().map(Enum::name).sorted().toList(),
        computedAt,
        superseded ? Boolean.TRUE : null);
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

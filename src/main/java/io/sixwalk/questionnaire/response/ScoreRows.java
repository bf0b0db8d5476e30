package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.questionnaire.scoring.Category;
import io.sixwalk.questionnaire.scoring.Direction;
import io.sixwalk.questionnaire.scoring.Score;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Scores as rows of {@code sixwalk.score}: written as JSON in one go, read from a result. */
final class ScoreRows {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The columns that {@link #score} reads, in its order. */
  static final String COLUMNS =
      "algorithm, algorithm_version, code, direction, items, answered, required, imputed, value,"
          + " standard_error, category, severity, null_reason, possible_min, possible_max, flags";

  private static final int NUMBER_OF_COLUMNS = 16;

  private ScoreRows() {}

  /** An array of rows for {@code jsonb_populate_recordset}. */
  static ArrayNode rows(UUID participantId, UUID responseId, List<Score> scores, Instant at) {
    ArrayNode rows = MAPPER.createArrayNode();
    for (Score score : scores) {
      ObjectNode row =
          rows.addObject()
              .put("participant_id", participantId.toString())
              .put("id", UUID.randomUUID().toString())
              .put("response_id", responseId.toString())
              .put("algorithm", score.algorithm())
              .put("algorithm_version", score.algorithmVersion())
              .put("code", score.code())
              .put("direction", score.direction().name())
              .put("items", score.items())
              .put("answered", score.answered())
              .put("required", score.required())
              .put("imputed", score.imputed())
              .put("null_reason", score.whyNull().map(Enum::name).orElse(null))
              .put("position", rows.size())
              .put("computed_at", at.toString());
      score.value().ifPresent(value -> row.put("value", value));
      score.standardError().ifPresent(error -> row.put("standard_error", error));
      score.category().ifPresent(c -> row.put("category", c.code()).put("severity", c.severity()));
      score
          .possible()
          .ifPresent(p -> row.put("possible_min", p.min()).put("possible_max", p.max()));
      ArrayNode flags = row.putArray("flags");
      score.flags().stream().map(Enum::name).sorted().forEach(flags::add);
    }
    return rows;
  }

  /** A score from the columns that begin at {@code first}. */
  static Score score(Object[] row, int first) {
    Object[] c = Arrays.copyOfRange(row, first, first + NUMBER_OF_COLUMNS);
    return new Score(
        (String) c[2],
        (String) c[0],
        (String) c[1],
        Direction.valueOf((String) c[3]),
        (Integer) c[4],
        (Integer) c[5],
        (Integer) c[6],
        (Integer) c[7],
        result(c),
        flags((String[]) c[15]));
  }

  private static Score.Result result(Object[] c) {
    if (c[8] == null) {
      return new Score.NotScored(
          Score.Reason.valueOf((String) c[12]),
          c[13] == null
              ? Optional.empty()
              : Optional.of(new Score.Range((Double) c[13], (Double) c[14])));
    }
    return new Score.Scored(
        (Double) c[8],
        c[9] == null ? OptionalDouble.empty() : OptionalDouble.of((Double) c[9]),
        c[10] == null
            ? Optional.empty()
            : Optional.of(new Category((String) c[10], (Integer) c[11])));
  }

  private static Set<Score.Flag> flags(String[] names) {
    return Arrays.stream(names)
        .map(Score.Flag::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Score.Flag.class)));
  }
}

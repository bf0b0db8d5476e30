package io.sixwalk.walk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.sixwalk.walk.verdict.WalkFacts.EndReason;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A walk as a phone sends it, after the JSON Schema {@code walk.schema.json} has found nothing
 * wrong. What only the care team reads (ratings, notes) stays in the kept record.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record WalkUpload(
    String measuredAt,
    String zone,
    Double plannedSeconds,
    double elapsedSeconds,
    EndReason endReason,
    Course course,
    String aid,
    Oxygen oxygen,
    String supervision,
    Gate gate,
    Measurements before,
    Measurements after,
    List<String> symptoms,
    Boolean fall,
    Boolean fallInjury,
    List<String> irregularities,
    Fixes fixes,
    Steps steps,
    Integer laps,
    Double remainderMetres,
    Double wheelMetres,
    Claim claimed,
    String corrects) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Course(String type, Double lengthMetres) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Oxygen(double litresPerMinute, String delivery) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Gate(String answeredAt, Map<String, Boolean> answers, Map<String, Double> measured) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Measurements(Double heartRate, Double spo2, Double spo2Lowest) {}

  record Fixes(
      double[] t,
      double[] lat,
      double[] lon,
      Double[] accuracy,
      Double[] speed,
      Double[] altitude) {}

  record Steps(double[] t, double[] count) {}

  record Claim(double metres, String method) {}

  UUID correctedId() {
    return corrects == null ? null : UUID.fromString(corrects);
  }

  boolean answeredYes() {
    return gate != null && gate.answers().containsValue(Boolean.TRUE);
  }

  boolean answeredYesTo(String question) {
    return gate != null && Boolean.TRUE.equals(gate.answers().get(question));
  }

  boolean hasSteps() {
    return steps != null && steps.t().length > 0;
  }

  boolean hasPositions() {
    return fixes != null && fixes.t().length > 0;
  }

  boolean hasHeartRate() {
    return before != null && before.heartRate() != null
        || after != null && after.heartRate() != null;
  }
}

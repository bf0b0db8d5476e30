package io.sixwalk.walk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.walk.verdict.Verdict;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A walk on the wire: what was recorded, what the server makes of it, and whether it counts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Walk")
public record WalkView(
    UUID id,
    @Schema(description = "Start, with the offset that the phone reported")
        OffsetDateTime measuredAt,
    String zone,
    double elapsedSeconds,
    String endReason,
    String courseType,
    Double courseLengthMetres,
    String aid,
    String supervision,
    Verdict verdict,
    boolean counts,
    @Schema(description = "Whether to walk again, on another day") boolean walkAgain,
    List<ReasonView> reasons,
    @Schema(description = "Verdict, reasons and what to do, in words") List<String> words,
    @Schema(description = "Left out while the study withholds it") EstimateView estimate,
    @Schema(description = "What the phone says; compared, never believed") ClaimView claimed,
    @Schema(description = "The study withholds distances from this reader") Boolean withheld) {

  /** A reason code with its sentence. */
  @Schema(name = "WalkReason")
  public record ReasonView(String code, String sentence) {}

  /** The server's distance. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "WalkEstimate")
  public record EstimateView(
      Double metres,
      @Schema(description = "About 68 % of true distances lie within one, 95 % within two")
          Double standardErrorMetres,
      String method,
      String methodFamily,
      Double metresPerStep,
      Double cadencePerMinute,
      String algorithm,
      List<String> flags) {}

  /** The phone's own distance, and how far it is from the estimate. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "WalkClaim")
  public record ClaimView(double metres, String method, Double differenceMetres) {}
}

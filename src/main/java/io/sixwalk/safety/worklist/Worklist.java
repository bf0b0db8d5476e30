package io.sixwalk.safety.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the worklist.
 *
 * @param counts how many lines there are of each kind
 * @param note that nobody is called when something is put on this list
 * @param next what to send as {@code after} for the next page; null on the last one
 */
@Schema(name = "Worklist")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Worklist(List<Line> lines, Map<Kind, Integer> counts, String note, String next) {

  /** Why something is on the list, the most pressing first. */
  @Schema(name = "WorklistKind")
  public enum Kind {
    ALERT,
    EVENT_DRAFT,
    WORSE,
    WALK_REVIEW,
    SILENT
  }

  /**
   * One thing to do.
   *
   * @param id of the alert, event, walk or person that it is about
   * @param alert the kind of alert, where it is one
   * @param reason in words
   * @param link to what it is about, on this server
   */
  @Schema(name = "WorklistLine")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      Kind kind,
      UUID id,
      UUID participantId,
      String pseudonym,
      String alert,
      String reason,
      Instant since,
      String link) {}
}

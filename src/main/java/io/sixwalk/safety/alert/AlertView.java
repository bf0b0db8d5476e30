package io.sixwalk.safety.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.safety.rules.AlertKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An alert as the care team reads it.
 *
 * @param title what it is, in words
 * @param words what was answered or measured, in words
 * @param findings the same as codes
 * @param detail dates and counts, such as {@code since}
 * @param sourceId the record that it came out of
 * @param seen who opened it, the first first
 * @param closed that it was dealt with; missing while it is open
 */
@Schema(name = "Alert")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertView(
    UUID id,
    UUID participantId,
    String pseudonym,
    AlertKind kind,
    String title,
    String words,
    List<String> findings,
    Map<String, Object> detail,
    UUID sourceId,
    Instant happenedAt,
    Instant raisedAt,
    List<Sight> seen,
    Closing closed) {

  /** Who opened it first when. */
  @Schema(name = "AlertSight")
  public record Sight(UUID by, Instant at) {}

  /** Who closed it, when, and with which words. */
  @Schema(name = "AlertClosing")
  public record Closing(UUID by, Instant at, String note) {}

  /**
   * A page.
   *
   * @param note that nobody watches in real time
   * @param next what to send as {@code after} for the next page; null on the last one
   */
  @Schema(name = "AlertPage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<AlertView> alerts, String note, String next) {}

  /** What was done about it. */
  @Schema(name = "AlertNote")
  public record Note(String note) {
    void check() {
      new FieldChecks().text("/note", note, 2000).orRefuse();
    }
  }
}

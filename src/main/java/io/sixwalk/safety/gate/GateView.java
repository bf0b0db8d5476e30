package io.sixwalk.safety.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The gate as the person's phone shows it, with the rules by which the phone holds a walk back when
 * there is no network.
 *
 * @param urgent whether help comes first
 * @param title a few words
 * @param text what to do, with the numbers, and that nobody watches in real time
 * @param since "Since your last answer, on 3 March 2026:"
 * @param reasons why a walk is held back, a sentence each
 * @param measurements only what the person has a device for
 */
@Schema(name = "Gate")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateView(
    State state,
    boolean urgent,
    String title,
    String text,
    List<GateReason> reasons,
    Instant lastAnsweredAt,
    String since,
    List<Question> questions,
    List<Measurement> measurements,
    Numbers help,
    HowToWalk permission,
    Rules rules) {

  /** Whether the person may start. */
  public enum State {
    OPEN,
    ANSWER_FIRST,
    HELD
  }

  /** A code and its sentence. */
  @Schema(name = "GateReason")
  public record GateReason(String code, String sentence) {}

  /**
   * A question.
   *
   * @param field its name in a record
   */
  @Schema(name = "GateQuestion")
  public record Question(String field, String text) {}

  /**
   * Something to measure.
   *
   * @param field its name in a record
   * @param least below it no walk; null where there is no such limit
   * @param most above it no walk; null where there is no such limit
   */
  @Schema(name = "GateMeasurement")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Measurement(String field, String text, String unit, Double least, Double most) {}

  /**
   * Whom to call.
   *
   * @param country ISO 3166-1 alpha-2, where the site says it
   */
  @Schema(name = "HelpNumbers")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Numbers(String emergency, String country, String studyPhone) {}

  /** How the person may walk. */
  @Schema(name = "HowToWalk")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HowToWalk(
      boolean allowed,
      boolean companionRequired,
      List<String> courseTypes,
      double spo2Stop,
      LocalDate expiresOn,
      List<String> sentences) {}

  /**
   * What the phone does by itself: any finding holds a walk back, a lasting one until the server
   * says something else, another one until the day is over.
   *
   * @param heldUrgent the text for an urgent finding; {@code {reasons}} stands for the sentences
   */
  @Schema(name = "GateRules")
  public record Rules(
      String version,
      List<FindingRule> findings,
      String heldUrgent,
      String heldLasting,
      String heldToday) {}

  /** What one finding does; a question's finding has the question's field. */
  @Schema(name = "GateFindingRule")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FindingRule(
      String code, String field, boolean urgent, boolean lasting, String sentence) {}
}

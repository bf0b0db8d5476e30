package io.sixwalk.walk;

import io.sixwalk.platform.record.Sender;
import io.sixwalk.walk.WalkUpload.Gate;
import io.sixwalk.walk.verdict.WalkFacts.EndReason;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A walk that was just stored: what the person did, felt and measured, without its distance.
 *
 * @param id the record's id, made by the phone
 * @param measuredAt its start by the phone's clock
 * @param supervision {@code NONE}, {@code LAY_COMPANION}, {@code VIDEO} or {@code CLINICIAN}
 * @param gate the safety questions, where they were answered with the walk
 * @param symptoms codes of the record, such as {@code CHEST_PAIN}; never to be logged or audited
 * @param sender whose walk it is, who sent it, and how to encrypt for that person
 */
public record StoredWalk(
    UUID id,
    OffsetDateTime measuredAt,
    EndReason endReason,
    String courseType,
    String supervision,
    Optional<GateAnswers> gate,
    Optional<Measured> before,
    Optional<Measured> after,
    List<String> symptoms,
    boolean fall,
    boolean fallInjury,
    Sender sender) {

  /**
   * The answers before the walk.
   *
   * @param answeredAt by the phone's clock, or the start of the walk where the phone named no time
   * @param answers by question, true for yes
   * @param measured in the words of the record: {@code heartRate}, {@code systolic}, {@code
   *     diastolic}, {@code spo2}
   */
  public record GateAnswers(
      OffsetDateTime answeredAt, Map<String, Boolean> answers, Map<String, Double> measured) {
    public GateAnswers {
      answers = Map.copyOf(answers);
      measured = Map.copyOf(measured);
    }
  }

  /** Heart rate a minute, saturation in percent; each may be unknown. */
  public record Measured(Double heartRate, Double spo2, Double spo2Lowest) {}

  public StoredWalk {
    symptoms = List.copyOf(symptoms);
  }

  static StoredWalk of(UUID id, WalkUpload walk, Sender sender) {
    OffsetDateTime measuredAt = OffsetDateTime.parse(walk.measuredAt());
    return new StoredWalk(
        id,
        measuredAt,
        walk.endReason(),
        walk.course().type(),
        walk.supervision() == null ? "NONE" : walk.supervision(),
        Optional.ofNullable(walk.gate()).map(gate -> answers(gate, measuredAt)),
        Optional.ofNullable(walk.before()).map(StoredWalk::measured),
        Optional.ofNullable(walk.after()).map(StoredWalk::measured),
        walk.symptoms() == null ? List.of() : walk.symptoms(),
        Boolean.TRUE.equals(walk.fall()),
        Boolean.TRUE.equals(walk.fallInjury()),
        sender);
  }

  private static GateAnswers answers(Gate gate, OffsetDateTime measuredAt) {
    return new GateAnswers(
        answeredAt(gate).orElse(measuredAt),
        gate.answers(),
        gate.measured() == null ? Map.of() : gate.measured());
  }

  /** A time that cannot be read is no reason to lose the answers. */
  private static Optional<OffsetDateTime> answeredAt(Gate gate) {
    try {
      return Optional.ofNullable(gate.answeredAt()).map(OffsetDateTime::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Measured measured(WalkUpload.Measurements m) {
    return new Measured(m.heartRate(), m.spo2(), m.spo2Lowest());
  }
}

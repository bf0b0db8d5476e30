package io.sixwalk.safety.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.safety.rules.GateLimits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The gate of one person as the care team reads it.
 *
 * @param day today in the person's study zone
 * @param inForce the permission that holds today; missing while there is none
 * @param holding the answers that hold walks back, the oldest first
 * @param permissions every decision, the newest first
 * @param heldWalks walks that should have waited, the newest first
 */
@Schema(name = "GateRecord")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateRecordView(
    GateView.State state,
    LocalDate day,
    UUID inForce,
    List<HoldingAnswer> holding,
    List<PermissionView> permissions,
    List<DeviceView> devices,
    List<HeldWalk> heldWalks) {

  /**
   * An answer to be cleared, or to be waited for.
   *
   * @param lasting whether it holds until it is cleared, and not only for its day
   */
  @Schema(name = "HoldingAnswer")
  public record HoldingAnswer(
      UUID id, Instant answeredAt, boolean lasting, List<String> findings, String words) {}

  /** A decision of a clinician. */
  @Schema(name = "WalkPermission")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PermissionView(
      UUID id,
      boolean allowed,
      boolean companionRequired,
      List<String> courseTypes,
      double heartRateCeiling,
      double spo2Start,
      double spo2Stop,
      LocalDate validFrom,
      LocalDate expiresOn,
      String note,
      UUID decidedBy,
      Instant decidedAt) {}

  /** Something to measure with, that the person has at home. */
  @Schema(name = "MeasuringDevice")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DeviceView(
      UUID id, String measures, String model, Instant assignedAt, Instant returnedAt) {}

  /** A walk that was walked although something spoke against it. */
  @Schema(name = "HeldWalk")
  public record HeldWalk(UUID walkId, List<String> reasons) {}

  /** A new decision. What is left out is as this project recommends for frail people. */
  @Schema(name = "NewWalkPermission")
  public record NewPermission(
      Boolean allowed,
      Boolean companionRequired,
      List<String> courseTypes,
      Double heartRateCeiling,
      Double spo2Start,
      Double spo2Stop,
      LocalDate validFrom,
      LocalDate expiresOn,
      String note) {
    private static final List<String> COURSES = List.of("STRAIGHT_SHUTTLE", "OVAL", "OUTDOOR_FREE");
    private static final int LONGEST_DAYS = 366;

    /** With everything in it. {@code today} is the day in the person's zone. */
    NewPermission completed(LocalDate today) {
      NewPermission full =
          new NewPermission(
              allowed,
              companionRequired == null || companionRequired,
              courseTypes == null ? COURSES : courseTypes.stream().distinct().sorted().toList(),
              or(heartRateCeiling, GateLimits.DEFAULT.heartRateCeiling()),
              or(spo2Start, GateLimits.DEFAULT.spo2Start()),
              or(spo2Stop, Math.min(GateLimits.DEFAULT.spo2Stop(), or(spo2Start, 100))),
              validFrom == null ? today : validFrom,
              expiresOn,
              note == null || note.isBlank() ? null : note);
      full.check();
      return full;
    }

    private static double or(Double value, double standard) {
      return value == null ? standard : value;
    }

    private void check() {
      new FieldChecks()
          .present("/allowed", allowed)
          .present("/expiresOn", expiresOn)
          .that(
              expiresOn == null || !expiresOn.isBefore(validFrom),
              "/expiresOn",
              "order",
              "A permission cannot end before it begins.")
          .that(
              expiresOn == null || !expiresOn.isAfter(validFrom.plusDays(LONGEST_DAYS)),
              "/expiresOn",
              "range",
              "A permission lasts at most a year; then a clinician looks again.")
          .that(
              !courseTypes.isEmpty() && Set.copyOf(COURSES).containsAll(courseTypes),
              "/courseTypes",
              "enum",
              "Name at least one of " + String.join(", ", COURSES) + ".")
          .that(
              heartRateCeiling >= 60 && heartRateCeiling <= 200,
              "/heartRateCeiling",
              "range",
              "A ceiling at rest lies between 60 and 200 a minute.")
          .that(
              spo2Start >= 70 && spo2Start <= 100,
              "/spo2Start",
              "range",
              "A saturation limit lies between 70 and 100 percent.")
          .that(
              spo2Stop >= 70 && spo2Stop <= spo2Start,
              "/spo2Stop",
              "range",
              "The limit for stopping lies between 70 percent and the limit for starting.")
          .optionalText("/note", note, 2000)
          .orRefuse();
    }
  }

  /** What a clinician read, and why the person may walk again. */
  @Schema(name = "GateClearing")
  public record Clearing(List<UUID> answers, String reason) {
    void check() {
      new FieldChecks()
          .that(
              answers != null
                  && !answers.isEmpty()
                  && answers.size() <= 100
                  && !answers.contains(null),
              "/answers",
              "required",
              "Name the answers that you read.")
          .text("/reason", reason, 2000)
          .orRefuse();
    }
  }

  /** A device that is handed out. */
  @Schema(name = "NewMeasuringDevice")
  public record NewDevice(String measures, String model) {
    void check() {
      new FieldChecks()
          .that(
              measures != null && Set.of("HEART_RATE", "BLOOD_PRESSURE", "SPO2").contains(measures),
              "/measures",
              "enum",
              "A device measures HEART_RATE, BLOOD_PRESSURE or SPO2.")
          .optionalText("/model", model, 100)
          .orRefuse();
    }
  }
}

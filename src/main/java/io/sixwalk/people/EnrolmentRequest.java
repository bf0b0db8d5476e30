package io.sixwalk.people;

import io.sixwalk.people.identity.Identity;
import io.sixwalk.platform.problem.FieldChecks;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A person to be enrolled.
 *
 * @param zone IANA zone in which study days are counted
 * @param enrolledOn first day on which a record is accepted; today in that zone when left out
 * @param dayZero the study's day 0; may be set later
 */
public record EnrolmentRequest(
    String pseudonym,
    UUID siteId,
    String zone,
    LocalDate enrolledOn,
    LocalDate dayZero,
    String sex,
    Integer ageYears,
    Double heightCm,
    Double weightKg,
    Identity identity) {
  void check() {
    FieldChecks checks =
        new FieldChecks()
            .text("/pseudonym", pseudonym, 60)
            .present("/siteId", siteId)
            .zone("/zone", zone)
            .that(
                sex == null || Set.of("FEMALE", "MALE").contains(sex),
                "/sex",
                "enum",
                "This is FEMALE or MALE, or left out.")
            .that(
                ageYears == null || (ageYears >= 18 && ageYears <= 120),
                "/ageYears",
                "range",
                "Age is 18 to 120 years.")
            .that(
                heightCm == null || (heightCm >= 100 && heightCm <= 230),
                "/heightCm",
                "range",
                "Height is 100 to 230 cm.")
            .that(
                weightKg == null || (weightKg >= 25 && weightKg <= 300),
                "/weightKg",
                "range",
                "Weight is 25 to 300 kg.")
            .date("/enrolledOn", enrolledOn)
            .date("/dayZero", dayZero);
    if (identity != null) {
      identity.check("/identity", checks);
    }
    checks.orRefuse();
  }
}

package io.sixwalk.people;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A participant as study data know one: a pseudonym, no name. */
@Entity
@Table(schema = "sixwalk", name = "participant")
class Participant extends PanacheEntityBase {
  @Id
  @Column(name = "participant_id")
  UUID participantId;

  @Column(name = "study_id")
  UUID studyId;

  @Column(name = "site_id")
  UUID siteId;

  String pseudonym;

  @Column(name = "study_zone")
  String studyZone;

  @Column(name = "enrolled_on")
  LocalDate enrolledOn;

  @Column(name = "day_zero")
  LocalDate dayZero;

  String sex;

  @Column(name = "age_years")
  Integer ageYears;

  @Column(name = "height_cm")
  Double heightCm;

  @Column(name = "weight_kg")
  Double weightKg;

  @Column(name = "withdrawn_on")
  LocalDate withdrawnOn;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;

  @Column(name = "restricted_at")
  Instant restrictedAt;

  @Column(name = "died_on")
  LocalDate diedOn;

  @Column(name = "created_at")
  Instant createdAt;

  @Version int revision;
}

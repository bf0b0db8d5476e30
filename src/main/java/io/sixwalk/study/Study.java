package io.sixwalk.study;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A study: a programme of home walks with its own rules. */
@Entity
@Table(schema = "sixwalk", name = "study")
class Study extends PanacheEntityBase {
  @Id UUID id;
  String code;
  String name;
  boolean synthetic;

  @Column(name = "baseline_from_start")
  boolean baselineFromStart;

  @Column(name = "hide_trends_from")
  String[] hideTrendsFrom;

  @Column(name = "hide_trends_until")
  Instant hideTrendsUntil;

  @Column(name = "phone_number")
  String phoneNumber;

  @Column(name = "emergency_number")
  String emergencyNumber;

  /** By country, as a JSON object. */
  @Column(name = "emergency_numbers", columnDefinition = "jsonb")
  @ColumnTransformer(
      read = "cast(emergency_numbers as text)",
      write = "cast(cast(? as text) as jsonb)")
  String emergencyNumbers = "{}";

  @Column(name = "registry_number")
  String registryNumber;

  @Column(name = "irb_name")
  String irbName;

  @Column(name = "irb_approval_number")
  String irbApprovalNumber;

  @Column(name = "irb_approved_on")
  LocalDate irbApprovedOn;

  @Column(name = "irb_expires_on")
  LocalDate irbExpiresOn;

  @Column(name = "erasure_restricted")
  boolean erasureRestricted;

  @Column(name = "late_records")
  String lateRecords = "STORE_FLAGGED";

  @Column(name = "created_at")
  Instant createdAt;

  @Version int revision;
}

package io.sixwalk.study;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

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

  @Column(name = "created_at")
  Instant createdAt;

  @Version int revision;
}

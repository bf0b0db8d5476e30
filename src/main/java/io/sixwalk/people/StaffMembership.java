package io.sixwalk.people;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One role of one member of staff, in a study or at one of its sites. */
@Entity
@Table(schema = "sixwalk", name = "staff_role")
@IdClass(StaffMembership.Key.class)
class StaffMembership extends PanacheEntityBase {
  record Key(UUID accountId, UUID id) implements Serializable {}

  @Id
  @Column(name = "account_id")
  UUID accountId;

  @Id UUID id;

  @Column(name = "study_id")
  UUID studyId;

  @Column(name = "site_id")
  UUID siteId;

  String role;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "ended_at")
  Instant endedAt;
}

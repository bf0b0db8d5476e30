package io.sixwalk.people;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.sixwalk.access.ShareScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What one participant lets one caregiver see. */
@Entity
@Table(schema = "sixwalk", name = "caregiver_grant")
@IdClass(CaregiverGrant.Key.class)
class CaregiverGrant extends PanacheEntityBase {
  record Key(UUID participantId, UUID id) implements Serializable {}

  @Id
  @Column(name = "participant_id")
  UUID participantId;

  @Id UUID id;

  @Column(name = "caregiver_id")
  UUID caregiverId;

  String[] scope;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "accepted_at")
  Instant acceptedAt;

  @Column(name = "confirmed_at")
  Instant confirmedAt;

  @Column(name = "ends_at")
  Instant endsAt;

  @Column(name = "revoked_at")
  Instant revokedAt;

  /**
   * A grant that lives from the start: both are in one room, and the participant hands the code
   * over.
   */
  static CaregiverGrant of(
      UUID participantId, UUID caregiverId, Set<ShareScope> scope, Instant now) {
    CaregiverGrant grant = new CaregiverGrant();
    grant.participantId = participantId;
    grant.id = UUID.randomUUID();
    grant.caregiverId = caregiverId;
    grant.scope = scope.stream().map(Enum::name).sorted().toArray(String[]::new);
    grant.createdAt = now;
    grant.acceptedAt = now;
    grant.confirmedAt = now;
    return grant;
  }
}

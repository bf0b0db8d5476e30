package io.sixwalk.people;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A way in for one account: the code's hash, never the code. */
@Entity
@Table(schema = "sixwalk", name = "invitation")
class Invitation extends PanacheEntityBase {
  @Id UUID id;

  @Column(name = "account_id")
  UUID accountId;

  @Column(name = "code_hash")
  byte[] codeHash;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "uses_left")
  int usesLeft;

  static Invitation of(
      UUID accountId, InvitationCode code, Instant now, Instant expiresAt, int uses) {
    Invitation invitation = new Invitation();
    invitation.id = UUID.randomUUID();
    invitation.accountId = accountId;
    invitation.codeHash = code.hash();
    invitation.createdAt = now;
    invitation.expiresAt = expiresAt;
    invitation.usesLeft = uses;
    return invitation;
  }
}

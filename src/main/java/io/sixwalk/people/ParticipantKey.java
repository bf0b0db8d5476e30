package io.sixwalk.people;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The wrapped data key of one person. Deleting it makes what it sealed unreadable. */
@Entity
@Table(schema = "sixwalk", name = "participant_key")
class ParticipantKey extends PanacheEntityBase {
  @Id
  @Column(name = "participant_id")
  UUID participantId;

  int epoch;
  byte[] wrapped;

  @Column(name = "created_at")
  Instant createdAt;
}

package io.sixwalk.people;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Someone who can sign in. A participant's account has the participant's id. */
@Entity
@Table(schema = "sixwalk", name = "account")
class Account extends PanacheEntityBase {
  @Id UUID id;
  String kind;

  @Column(name = "created_at")
  Instant createdAt;

  static Account of(UUID id, String kind, Instant now) {
    Account account = new Account();
    account.id = id;
    account.kind = kind;
    account.createdAt = now;
    return account;
  }
}

package io.sixwalk.study;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.UUID;

/** A place where people of a study are cared for. */
@Entity
@Table(schema = "sixwalk", name = "site")
@IdClass(Site.Key.class)
class Site extends PanacheEntityBase {
  record Key(UUID studyId, UUID id) implements Serializable {}

  @Id
  @Column(name = "study_id")
  UUID studyId;

  @Id UUID id;
  String code;
  String name;
  String country;
  @Version int revision;
}

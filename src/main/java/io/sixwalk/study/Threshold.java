package io.sixwalk.study;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One version of a study's thresholds for a measure. Written once. */
@Entity
@Table(schema = "sixwalk", name = "threshold")
@IdClass(Threshold.Key.class)
class Threshold extends PanacheEntityBase {
  record Key(UUID studyId, String measure, int version) implements Serializable {}

  @Id
  @Column(name = "study_id")
  UUID studyId;

  @Id String measure;
  @Id int version;
  double mcid;
  double small;
  double substantial;

  @Column(name = "standard_error_home")
  double standardErrorHome;

  @Column(name = "standard_error_supervised")
  double standardErrorSupervised;

  @Column(name = "walks_asked")
  int walksAsked;

  @Column(name = "walks_least")
  int walksLeast;

  @Column(name = "greatest_standard_error")
  double greatestStandardError;

  String source;
  String population;

  @Column(name = "in_force_from")
  Instant inForceFrom;
}

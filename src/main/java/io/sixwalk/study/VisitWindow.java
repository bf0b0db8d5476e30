package io.sixwalk.study;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A visit window: the study days, inclusive, in which walks belong to one visit. */
@Entity
@Table(schema = "sixwalk", name = "visit_window")
@IdClass(VisitWindow.Key.class)
class VisitWindow extends PanacheEntityBase {
  record Key(UUID studyId, String code) implements Serializable {}

  @Id
  @Column(name = "study_id")
  UUID studyId;

  @Id String code;

  @Column(name = "first_day")
  int firstDay;

  @Column(name = "last_day")
  int lastDay;

  int position;
}

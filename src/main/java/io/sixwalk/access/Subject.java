package io.sixwalk.access;

import java.util.UUID;

/** Whom or what an operation is about. */
public sealed interface Subject {
  /** The actor. */
  record Oneself() implements Subject {}

  /** A participant, as a caregiver names one. */
  record Person(UUID participantId) implements Subject {}

  /** A participant of a study, as staff name one. */
  record StudyPerson(String studyCode, UUID participantId) implements Subject {}

  /** A study. */
  record Study(String studyCode) implements Subject {}

  static Subject oneself() {
    return new Oneself();
  }

  static Subject person(UUID participantId) {
    return new Person(participantId);
  }

  static Subject personOf(String studyCode, UUID participantId) {
    return new StudyPerson(studyCode, participantId);
  }

  static Subject study(String studyCode) {
    return new Study(studyCode);
  }
}

package io.sixwalk.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.SentAs;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Each side corrects and takes back what it entered itself: the person what came from the person's
 * phone, clinicians their ratings, the care team what it transcribed. Row-level security says the
 * same.
 */
final class OwnSide {
  /** What staff enter; everything else comes from a phone. */
  private static final Set<String> ENTERED_BY_STAFF = Set.of("QUESTIONNAIRE_RESPONSE", "VOID");

  private OwnSide() {}

  /** Why this sender cannot send the record, or empty. */
  static Optional<FieldProblem> problem(String kind, ObjectNode record, SenderReader.Known known) {
    SentAs sentAs = known.sender().sentAs();
    if (sentAs != SentAs.PERSON && !ENTERED_BY_STAFF.contains(kind)) {
      return Optional.of(
          new FieldProblem(
              "/kind",
              "phone-only",
              "Staff enter answered questionnaires, and take back what they entered."));
    }
    String field = kind.equals("VOID") ? "voids" : "corrects";
    return id(record.path(field).asText())
        .filter(other -> known.enteredByStaff().getOrDefault(other, SentAs.PERSON) != sentAs)
        .map(other -> new FieldProblem("/" + field, "other-side", sentence(sentAs)));
  }

  private static String sentence(SentAs sentAs) {
    return switch (sentAs) {
      case PERSON ->
          "This was entered by the care team. Only the care team can correct it or take it back.";
      case RATER -> "This is none of the ratings that clinicians entered for this person.";
      case TRANSCRIBER ->
          "This is none of the questionnaires that the care team entered for this person.";
    };
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the kind says so, with its pointer
    }
  }
}

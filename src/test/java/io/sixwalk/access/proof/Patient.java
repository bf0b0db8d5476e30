package io.sixwalk.access.proof;

import java.util.List;
import java.util.UUID;

/**
 * A participant, with the ids of what belongs to the person.
 *
 * @param mark a word that stands in every personal field of this person and nowhere else
 * @param phone digits that no one else has; the pseudonym is the mark from its end
 */
record Patient(
    String name,
    UUID id,
    String study,
    UUID site,
    String mark,
    String phone,
    String walk,
    String grant,
    String device) {

  /** What must never be in an answer to somebody whom this person is no concern of. */
  List<String> traces() {
    return List.of(
        mark,
        new StringBuilder(mark).reverse().toString(),
        phone,
        id.toString(),
        walk,
        grant,
        device);
  }
}

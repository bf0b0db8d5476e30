package io.sixwalk.people;

import io.sixwalk.access.ShareScope;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The people who share something with a caregiver, by pseudonym only. */
@Schema(name = "FollowedPeople")
public record FollowedPeople(List<Person> people) {

  /** One of them, and what is shared now. */
  @Schema(name = "FollowedPerson")
  public record Person(UUID participantId, String pseudonym, List<ShareScope> shared) {}
}

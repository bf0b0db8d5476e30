package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Participants of a study by pseudonym. The list says nothing about anyone's walks. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ParticipantPage")
public record ParticipantPage(
    List<Line> participants, @Schema(description = "For the next page; absent on the last one") String next) {

  /** One participant. */
  @Schema(name = "ParticipantLine")
  public record Line(UUID participantId, String pseudonym) {}
}

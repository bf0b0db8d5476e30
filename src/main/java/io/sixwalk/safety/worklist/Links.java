package io.sixwalk.safety.worklist;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where the things on the list are, on this server. */
record Links(String study) {
  Links {
    study = URLEncoder.encode(study, StandardCharsets.UTF_8);
  }

  String alert(UUID id) {
    return "/v1/studies/" + study + "/alerts/" + id;
  }

  String event(UUID participantId, UUID id) {
    return person(participantId) + "/adverse-events/" + id;
  }

  String walks(UUID participantId) {
    return person(participantId) + "/walks";
  }

  String trend(UUID participantId) {
    return person(participantId) + "/trends/walk-distance";
  }

  private String person(UUID participantId) {
    return "/v1/studies/" + study + "/participants/" + participantId;
  }
}

package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.record.Sender.Seal;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.instrument.Response;
import io.sixwalk.questionnaire.instrument.ResponseJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Answers as they rest: the array of the record, canonical, under the person's key. */
final class SealedAnswers {
  private static final JsonMapper MAPPER = new JsonMapper();

  private SealedAnswers() {}

  static byte[] seal(Seal seal, UUID responseId, JsonNode answers) {
    return seal.seal(purpose(responseId), StrictJson.canonical(answers));
  }

  /** The answers of a stored response, with what its row says of it. */
  static Response open(
      PersonKey key,
      UUID responseId,
      String instrument,
      String version,
      String language,
      byte[] sealed) {
    ObjectNode response =
        MAPPER
            .createObjectNode()
            .put("instrument", instrument)
            .put("version", version)
            .put("language", language);
    response.set("answers", array(key.open(purpose(responseId), sealed)));
    if (ResponseJson.read(response) instanceof Read.Understood<Response> understood) {
      return understood.value();
    }
    throw new IllegalStateException("A stored response cannot be understood: " + responseId);
  }

  private static ArrayNode array(byte[] plain) {
    try {
      return (ArrayNode) MAPPER.readTree(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String purpose(UUID responseId) {
    return "response/" + responseId;
  }
}

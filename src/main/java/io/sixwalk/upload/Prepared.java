package io.sixwalk.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.platform.json.InteroperableJson;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.platform.record.RecordKind;
import io.sixwalk.platform.record.RecordKind.Reading;
import io.sixwalk.platform.record.RecordKind.Storable;
import io.sixwalk.platform.record.Sender;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One record after reading, before storing. */
sealed interface Prepared {
  /** It will not be stored; that is its result. */
  record Settled(RecordResult result) implements Prepared {}

  /**
   * It can be stored.
   *
   * @param fingerprint SHA-256 of the content, for the receipt
   * @param mac keyed fingerprint, for the database
   * @param sealed what is kept of the content, encrypted
   * @param late whether it was measured before the person left the study and came after it
   * @param refusal why it is not stored, unless it is here already
   */
  record Ready(
      UUID id,
      String kind,
      String fingerprint,
      byte[] mac,
      byte[] sealed,
      Storable storable,
      boolean late,
      Optional<FieldProblem> refusal)
      implements Prepared {}

  /** Reads one record. Runs off the event loop. */
  static Prepared of(JsonNode node, Map<String, RecordKind> kinds, SenderReader.Known known) {
    if (!(node instanceof ObjectNode record)) {
      return rejected(new FieldProblem("", "type", "A record is a JSON object."));
    }
    JsonNode kindName = record.get("kind");
    if (kindName == null || !kindName.isTextual()) {
      return rejected(new FieldProblem("/kind", "required", "A record names its kind."));
    }
    RecordKind kind = kinds.get(kindName.textValue());
    if (kind == null) {
      return new Settled(
          RecordResult.deferred(
              List.of(
                  new FieldProblem(
                      "/kind", "unknown", "This kind of record is not known here yet."))));
    }
    UUID id = id(record.get("id"));
    if (id == null) {
      return rejected(
          new FieldProblem("/id", "format", "A record's id is a UUID, made once by the phone."));
    }
    List<FieldProblem> unclear = unclear(record);
    if (!unclear.isEmpty()) {
      return new Settled(RecordResult.rejected(unclear));
    }
    try {
      return prepare(id, record, kind, known);
    } catch (ProblemException unwritable) {
      return rejected(
          new FieldProblem("", unwritable.problem().code(), unwritable.problem().detail()));
    }
  }

  private static Prepared prepare(
      UUID id, ObjectNode record, RecordKind kind, SenderReader.Known known) {
    Sender sender = known.sender();
    PersonKey key = known.key();
    if (known.isProxy() && (kind.name().equals("VOID") || record.has("corrects"))) {
      return rejected(
          new FieldProblem(
              record.has("corrects") ? "/corrects" : "/kind",
              "own-only",
              "Only the person can correct or take back a record."));
    }
    Optional<FieldProblem> foreign = OwnSide.problem(kind.name(), record, known);
    if (foreign.isPresent()) {
      return rejected(foreign.get());
    }
    byte[] content = Incoming.content(record);
    Reading reading = kind.read(id, record, sender);
    if (reading instanceof Reading.Refused refused) {
      return new Settled(RecordResult.rejected(refused.errors()));
    }
    if (reading instanceof Reading.Unknown unknown) {
      return new Settled(RecordResult.deferred(unknown.errors()));
    }
    Storable storable = ((Reading.Readable) reading).storable();
    byte[] kept = StrictJson.canonical(storable.kept());
    return new Ready(
        id,
        kind.name(),
        sha256(content),
        key.mac(content),
        key.seal("upload/" + id, kept),
        storable,
        known.withdrawal().hasLeft(),
        known.withdrawal().refusal(record, sender.receivedAt()));
  }

  /**
   * What phone and server would not read alike, so that their fingerprints could never match.
   * U+0000 is understood alike, and rests encrypted.
   */
  private static List<FieldProblem> unclear(ObjectNode record) {
    return InteroperableJson.places(record).stream()
        .filter(place -> place.kind() != InteroperableJson.Kind.NUL)
        .map(
            place ->
                new FieldProblem(place.pointer(), place.kind().code(), place.kind().sentence()))
        .toList();
  }

  private static Settled rejected(FieldProblem problem) {
    return new Settled(RecordResult.rejected(List.of(problem)));
  }

  private static UUID id(JsonNode id) {
    if (id == null || !id.isTextual() || id.textValue().length() != 36) {
      return null;
    }
    try {
      return UUID.fromString(id.textValue());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.sixwalk.audit.heads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.access.token.CompactJws;
import io.sixwalk.audit.chain.SignedHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * What one statement says. Its file is a signed object in compact form (Jones et al. 2015, RFC
 * 7515), with ES256.
 *
 * @param number from 1 without gaps
 * @param at when it was signed
 * @param previous SHA-256 of the file of the statement before it, in small hexadecimal digits;
 *     zeros for the first
 * @param heads the chains that grew since then
 * @param nextKey the key that signs from the next statement on, where it changes
 */
public record HeadStatement(
    long number, Instant at, String previous, List<SignedHead> heads, Optional<AuditKey> nextKey) {
  static final String NOTHING_BEFORE = "0".repeat(64);

  private static final String FORMAT = "sixwalk-audit-heads/1";
  private static final String TYPE = "sixwalk-audit-heads";
  private static final int MOST_CHARACTERS = 8 << 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  public HeadStatement {
    heads = List.copyOf(heads);
  }

  /** A statement that was read and whose signature is good. */
  public record Read(HeadStatement statement, String keyId) {}

  /** SHA-256 of a statement's file, in small hexadecimal digits. */
  public static String hash(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The statement's file. */
  byte[] sign(AuditKey key) {
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      jws.setKeyIdHeaderValue(key.id());
      jws.setHeader("typ", TYPE);
      jws.setPayload(payload());
      jws.setKey(key.privateKey());
      return jws.getCompactSerialization().getBytes(StandardCharsets.US_ASCII);
    } catch (JoseException e) {
      throw new IllegalStateException("The heads of the audit trail could not be signed", e);
    }
  }

  /**
   * Reads a statement's file; empty when it is none, or when no trusted key signed it.
   *
   * @param trusted the key of an id, or empty
   */
  public static Optional<Read> read(byte[] file, Function<String, Optional<AuditKey>> trusted) {
    return CompactJws.read(
            new String(file, StandardCharsets.ISO_8859_1), TYPE, "kid", MOST_CHARACTERS)
        .flatMap(
            jws -> {
              String keyId = jws.header().path("kid").asText();
              return trusted
                  .apply(keyId)
                  .filter(key -> jws.isSignedBy(key.publicKey()))
                  .flatMap(key -> of(jws.claims()))
                  .map(statement -> new Read(statement, keyId));
            });
  }

  private String payload() {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("format", FORMAT)
            .put("number", number)
            .put("at", at.toString())
            .put("previous", previous);
    ArrayNode all = json.putArray("heads");
    heads.forEach(h -> all.addArray().add(h.chain()).add(h.seq()).add(h.hash()));
    nextKey.ifPresent(key -> json.set("nextKey", MAPPER.valueToTree(key.published())));
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<HeadStatement> of(JsonNode json) {
    if (!FORMAT.equals(json.path("format").asText())) {
      return Optional.empty();
    }
    try {
      List<SignedHead> heads = new ArrayList<>();
      for (JsonNode head : json.path("heads")) {
        heads.add(
            new SignedHead(head.path(0).asText(), head.path(1).asLong(), head.path(2).asText()));
      }
      Optional<AuditKey> nextKey = Optional.empty();
      if (json.has("nextKey")) {
        Map<String, Object> jwk =
            MAPPER.convertValue(json.get("nextKey"), new TypeReference<Map<String, Object>>() {});
        nextKey = Optional.of(AuditKey.read(jwk));
      }
      return Optional.of(
          new HeadStatement(
              json.path("number").asLong(),
              Instant.parse(json.path("at").asText()),
              json.path("previous").asText(),
              heads,
              nextKey));
    } catch (DateTimeException | JoseException notOurs) {
      return Optional.empty();
    }
  }
}

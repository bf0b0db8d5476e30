package io.sixwalk.access.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.problem.ProblemException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * A signed object in compact form (RFC 7515), taken apart strictly: canonical base64url without
 * padding, one JSON object in each half, no name twice, and a signature of the 64 bytes that ES256
 * has (RFC 7518, section 3.4). Nothing in the header can choose an algorithm or a key: the caller
 * says which header names there may be, and brings the key.
 */
public final class CompactJws {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
  private static final int SIGNATURE_BYTES = 64;
  private static final AlgorithmConstraints ONLY_ES256 =
      new AlgorithmConstraints(
          ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  private final String compact;
  private final JsonNode header;
  private final JsonNode claims;

  private CompactJws(String compact, JsonNode header, JsonNode claims) {
    this.compact = compact;
    this.header = header;
    this.claims = claims;
  }

  /**
   * Takes it apart; empty when the form is not exactly as it must be. The signature is not yet
   * verified.
   *
   * @param type what {@code typ} must be
   * @param otherHeader the one more header name beside {@code alg} and {@code typ}
   * @param mostCharacters longer ones are not looked at
   */
  public static Optional<CompactJws> read(
      String compact, String type, String otherHeader, int mostCharacters) {
    if (compact.length() > mostCharacters) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(compact);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<byte[]> signature =
        decode(parts.group(3)).filter(bytes -> bytes.length == SIGNATURE_BYTES);
    Optional<JsonNode> header = decode(parts.group(1)).flatMap(CompactJws::object);
    Optional<JsonNode> claims = decode(parts.group(2)).flatMap(CompactJws::object);
    if (signature.isEmpty() || header.isEmpty() || claims.isEmpty()) {
      return Optional.empty();
    }
    boolean expected =
        names(header.get()).equals(Set.of("alg", "typ", otherHeader))
            && isText(
                header.get().get("alg"), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
            && isText(header.get().get("typ"), type);
    return expected
        ? Optional.of(new CompactJws(compact, header.get(), claims.get()))
        : Optional.empty();
  }

  public JsonNode header() {
    return header;
  }

  /** What it says; to be believed only once the signature is verified. */
  public JsonNode claims() {
    return claims;
  }

  /** Whether this P-256 key made the signature, with ES256. */
  public boolean isSignedBy(PublicKey key) {
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(ONLY_ES256);
      jws.setCompactSerialization(compact);
      jws.setKey(key);
      return jws.verifySignature();
    } catch (JoseException notSigned) {
      return false;
    }
  }

  /** The names in an object. */
  public static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean isText(JsonNode node, String expected) {
    return node != null && node.isTextual() && node.textValue().equals(expected);
  }

  private static Optional<byte[]> decode(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      // Unused low bits in the last character would let one token be written in several ways.
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
      return canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> object(byte[] json) {
    for (byte b : json) {
      if (b == 0) {
        return Optional.empty(); // UTF-16 and UTF-32, which a JSON reader would accept as well
      }
    }
    try {
      return Optional.of(StrictJson.read(json, false)).filter(JsonNode::isObject);
    } catch (ProblemException notStrictJson) {
      return Optional.empty();
    }
  }
}

package io.sixwalk.access.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Access tokens that must not be let in, each made from a good one by one change. Whoever makes
 * them holds the installation's own signing key wherever that makes the token more dangerous.
 */
final class HostileTokens {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final PrivateKey key;
  private final String keyId;
  private final PublishedKey published;
  private final String refreshToken;
  private final String account;
  private final double now;

  private HostileTokens(TokenKey key, String account, String refreshToken, double now) {
    this.key = key.privateKey();
    this.keyId = key.id();
    this.published = key.published();
    this.account = account;
    this.refreshToken = refreshToken;
    this.now = now;
  }

  /**
   * All of them, by what is wrong with each.
   *
   * @param key the key that signs in the running server
   * @param account someone who exists and could sign in
   * @param now seconds since the epoch
   */
  static Map<String, String> all(TokenKey key, String account, String refreshToken, double now)
      throws GeneralSecurityException {
    HostileTokens hostile = new HostileTokens(key, account, refreshToken, now);
    hostile.algorithms();
    hostile.keys();
    hostile.headers();
    hostile.claims();
    hostile.times();
    hostile.signatures();
    hostile.forms();
    return hostile.tokens;
  }

  /** The good token that all are made from. */
  static String good(TokenKey key, String account, double now) throws GeneralSecurityException {
    HostileTokens maker = new HostileTokens(key, account, "", now);
    return maker.signed(maker.header(), maker.body());
  }

  private void algorithms() throws GeneralSecurityException {
    for (String none : new String[] {"none", "None", "NONE", "nOnE", "", "null"}) {
      add(
          "alg " + none + " without signature",
          part(header().replace("ES256", none)) + "." + part(body()) + ".");
      add("alg " + none + " with a signature", signed(header().replace("ES256", none), body()));
    }
    byte[] point =
        concat(
            Base64.getUrlDecoder().decode(published.x()),
            Base64.getUrlDecoder().decode(published.y()));
    String jwk =
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
            + published.x()
            + "\",\"y\":\""
            + published.y()
            + "\"}";
    for (String algorithm : new String[] {"HS256", "HS384", "HS512"}) {
      String header = header().replace("ES256", algorithm);
      add(algorithm + " with the public point as secret", hmac(header, body(), algorithm, point));
      add(
          algorithm + " with the published JWK as secret",
          hmac(header, body(), algorithm, jwk.getBytes(StandardCharsets.UTF_8)));
    }
    add(
        "HS256 with an empty key id as secret",
        hmac(
            header().replace("ES256", "HS256"),
            body(),
            "HS256",
            keyId.getBytes(StandardCharsets.UTF_8)));
    add("HS256 called ES256", hmac(header(), body(), "HS256", point));
    for (String algorithm :
        new String[] {
          "ES384", "ES512", "ES256K", "RS256", "PS256", "EdDSA", "es256", "A128KW", "dir"
        }) {
      add("called " + algorithm, signed(header().replace("ES256", algorithm), body()));
    }
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    add(
        "RS256 by another key",
        sign(
            header().replace("ES256", "RS256"),
            body(),
            rsa.generateKeyPair().getPrivate(),
            "SHA256withRSA"));
    add(
        "ES384 on P-384",
        sign(
            header().replace("ES256", "ES384"),
            body(),
            curve("secp384r1").getPrivate(),
            "SHA384withECDSAinP1363Format"));
    add(
        "ES512 on P-521",
        sign(
            header().replace("ES256", "ES512"),
            body(),
            curve("secp521r1").getPrivate(),
            "SHA512withECDSAinP1363Format"));
    add(
        "ES256 on P-384",
        sign(header(), body(), curve("secp384r1").getPrivate(), "SHA256withECDSAinP1363Format"));
    add("ES256 with SHA-512", sign(header(), body(), key, "SHA512withECDSAinP1363Format"));
    add(
        "EdDSA by another key",
        sign(
            header().replace("ES256", "EdDSA"),
            body(),
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate(),
            "Ed25519"));
    add("alg missing", signed("{\"typ\":\"at+jwt\",\"kid\":\"" + keyId + "\"}", body()));
    add("alg is a list", signed(header().replace("\"ES256\"", "[\"ES256\"]"), body()));
    add("alg is null", signed(header().replace("\"ES256\"", "null"), body()));
  }

  private void keys() throws GeneralSecurityException {
    add(
        "another installation, same key id",
        sign(header(), body(), curve("secp256r1").getPrivate(), "SHA256withECDSAinP1363Format"));
    add(
        "another installation, its own key id",
        sign(
            header().replace(keyId, UUID.randomUUID().toString()),
            body(),
            curve("secp256r1").getPrivate(),
            "SHA256withECDSAinP1363Format"));
    for (String id :
        new String[] {
          "",
          "../../../../dev/null",
          "/dev/null",
          "' or '1'='1",
          "x' union select 'k",
          "0",
          "*",
          "null",
          keyId.toUpperCase(),
          keyId + " ",
          keyId + "\\u0000",
          "http://127.0.0.1/jwks.json",
          "${jndi:ldap://127.0.0.1/a}"
        }) {
      add(
          "key id " + id,
          signed("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + id + "\"}", body()));
    }
    add("key id missing", signed("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}", body()));
    add("key id is a number", signed("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":1}", body()));
    add(
        "key id is a list",
        signed("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":[\"" + keyId + "\"]}", body()));
  }

  private void headers() throws GeneralSecurityException {
    for (String type :
        new String[] {
          "JWT", "jwt", "AT+JWT", "application/at+jwt", "refresh+jwt", "dpop+jwt", "id+jwt", ""
        }) {
      add("typ " + type, signed(header().replace("at+jwt", type), body()));
    }
    add("typ missing", signed("{\"alg\":\"ES256\",\"kid\":\"" + keyId + "\"}", body()));
    KeyPair own = curve("secp256r1");
    String jwk = new TestKey(own).jwk();
    add(
        "own key in jwk, signed with it",
        sign(header("\"jwk\":" + jwk), body(), own.getPrivate(), "SHA256withECDSAinP1363Format"));
    String[] more = {
      "\"jwk\":" + jwk,
      "\"jku\":\"http://127.0.0.1:9/jwks.json\"",
      "\"x5u\":\"http://127.0.0.1:9/c.pem\"",
      "\"x5c\":[\"MIIB\"]",
      "\"x5t\":\"AAAA\"",
      "\"crit\":[\"exp\"]",
      "\"crit\":[]",
      "\"b64\":false,\"crit\":[\"b64\"]",
      "\"zip\":\"DEF\"",
      "\"cty\":\"JWT\"",
      "\"enc\":\"A256GCM\"",
      "\"p2c\":2147483647",
      "\"nonce\":\"x\"",
      "\"iss\":\"https://sixwalk.example\""
    };
    for (String parameter : more) {
      add("header with " + parameter, signed(header(parameter), body()));
    }
    add("alg twice, none last", signed(header("\"alg\":\"none\""), body()));
    add("alg twice, none first", signed("{\"alg\":\"none\"," + header().substring(1), body()));
    add("key id twice", signed(header("\"kid\":\"" + keyId + "\""), body()));
    add(
        "a header of 12,000 characters",
        signed(header("\"pad\":\"" + "x".repeat(12_000) + "\""), body()));
    add(
        "header nested deeply",
        signed(header("\"pad\":" + "[".repeat(200) + "]".repeat(200)), body()));
    add("header is a list", signed("[" + header() + "]", body()));
    add("header is text", signed("\"ES256\"", body()));
    add("header is empty", signed("{}", body()));
    add(
        "header in UTF-16",
        signed(
            header().getBytes(StandardCharsets.UTF_16BE), body().getBytes(StandardCharsets.UTF_8)));
    add("something after the header", signed(header() + "{}", body()));
    add("a comment in the header", signed("/**/" + header(), body()));
  }

  private void claims() throws GeneralSecurityException {
    for (String name : new String[] {"iss", "aud", "sub", "kind", "iat", "exp", "jti"}) {
      add(name + " missing", signed(header(), without(name)));
      add(name + " null", signed(header(), with(name, "null")));
      add(
          name + " twice",
          signed(header(), body().replace("{", "{\"" + name + "\":" + value(name) + ",")));
    }
    for (String issuer :
        new String[] {
          "\"https://sixwalk.example/\"",
          "\"https://other.example\"",
          "\"\"",
          "[\"https://sixwalk.example\"]"
        }) {
      add("iss " + issuer, signed(header(), with("iss", issuer)));
    }
    for (String audience :
        new String[] {
          "\"other\"",
          "\"SIXWALK\"",
          "[\"sixwalk\"]",
          "[\"other\",\"sixwalk\"]",
          "[]",
          "\"sixwalk \""
        }) {
      add("aud " + audience, signed(header(), with("aud", audience)));
    }
    add("sub of nobody", signed(header(), with("sub", "\"" + UUID.randomUUID() + "\"")));
    for (String subject :
        new String[] {
          "\"\"",
          "\"admin\"",
          "1",
          "\"1-1-1-1-1\"",
          "\"" + account.toUpperCase() + " \"",
          "\"' or true --\"",
          "{}"
        }) {
      add("sub " + subject, signed(header(), with("sub", subject)));
    }
    for (String kind : new String[] {"\"ADMIN\"", "\"staff\"", "[\"STAFF\"]", "\"\"", "0"}) {
      add("kind " + kind, signed(header(), with("kind", kind)));
    }
    add(
        "kind STAFF for a participant, unknown claim beside it",
        signed(header(), body().replace("{", "{\"role\":\"STUDY_ADMIN\",")));
    add(
        "a device that was never bound",
        signed(header(), body().replace("{", "{\"device\":\"" + UUID.randomUUID() + "\",")));
    add("device is no id", signed(header(), body().replace("{", "{\"device\":\"x\",")));
    add("claims are a list", signed(header(), "[]"));
    add("claims are empty", signed(header(), "{}"));
    add("claims are no JSON", signed(header(), "iss=sixwalk"));
    add("claims with NaN", signed(header(), with("exp", "NaN")));
  }

  private void times() throws GeneralSecurityException {
    add("expired by one second", signed(header(), span(now - 601, now - 1)));
    add("expired long ago", signed(header(), span(1_000_000_000, 1_000_000_600)));
    add("issued in an hour", signed(header(), span(now + 3_600, now + 4_200)));
    add("issued in a year", signed(header(), span(now + 31_536_000, now + 31_536_600)));
    add("a life of a year", signed(header(), span(now, now + 31_536_000)));
    add("a life of eleven minutes", signed(header(), span(now, now + 660)));
    add("issued before the account's time", signed(header(), span(-600, now + 300)));
    add(
        "not before the next hour",
        signed(header(), body().replace("{", "{\"nbf\":" + (long) (now + 3_600) + ",")));
    for (String moment :
        new String[] {
          "\"" + (long) (now + 300) + "\"",
          "1e400",
          "-1",
          "9223372036854775808",
          "true",
          "[1]",
          "\"never\""
        }) {
      add("exp " + moment, signed(header(), with("exp", moment)));
      add("iat " + moment, signed(header(), with("iat", moment)));
    }
  }

  private void signatures() throws GeneralSecurityException {
    String good = signed(header(), body());
    String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
    byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
    byte[] order = fixed(ORDER);
    add("signature stripped", unsigned);
    add("signature and its dot stripped", unsigned.substring(0, unsigned.length() - 1));
    add("signature cut by one byte", unsigned + encode(Arrays.copyOf(signature, 63)));
    add("signature with a byte more", unsigned + encode(Arrays.copyOf(signature, 65)));
    add("signature of half the length", unsigned + encode(Arrays.copyOf(signature, 32)));
    add("signature all zero", unsigned + encode(new byte[64]));
    add(
        "signature r zero",
        unsigned + encode(concat(new byte[32], Arrays.copyOfRange(signature, 32, 64))));
    add("signature s zero", unsigned + encode(concat(Arrays.copyOf(signature, 32), new byte[32])));
    add("signature of the order", unsigned + encode(concat(order, order)));
    add(
        "signature r 1 and s of the order",
        unsigned + encode(concat(fixed(BigInteger.ONE), order)));
    add("signature all ones", unsigned + encode(filled((byte) 0xff)));
    add(
        "signature halves swapped",
        unsigned
            + encode(concat(Arrays.copyOfRange(signature, 32, 64), Arrays.copyOf(signature, 32))));
    byte[] flipped = signature.clone();
    flipped[40] ^= 1;
    add("signature with a bit flipped", unsigned + encode(flipped));
    add("signature in DER", sign(header(), body(), key, "SHA256withECDSA"));
    add(
        "signature of another token",
        unsigned + signed(header(), body()).replaceAll(".*\\.", "").replace('A', 'B'));
    add("signature in base64 with padding", good + "==");
    add(
        "claims changed after signing",
        good.split("\\.")[0] + "." + part(with("kind", "\"STAFF\"")) + "." + good.split("\\.")[2]);
    add(
        "header changed after signing",
        part(header() + " ") + "." + good.split("\\.")[1] + "." + good.split("\\.")[2]);
  }

  private void forms() throws GeneralSecurityException {
    String good = signed(header(), body());
    String[] parts = good.split("\\.");
    add("nothing", "");
    add("one dot", ".");
    add("two dots", "..");
    add("five parts", good + ".x.y");
    add("a part more", good + ".");
    add("a dot before", "." + good);
    add("no base64", "!!!." + parts[1] + "." + parts[2]);
    add(
        "standard base64",
        parts[0] + "." + parts[1] + "." + parts[2].replace('-', '+').replace('_', '/') + "/");
    add("header not canonical", notCanonical(parts[0]) + "." + parts[1] + "." + parts[2]);
    add("in quotes", "\"" + good + "\"");
    add("encoded twice", part(good));
    add("cut in the middle", good.substring(0, good.length() / 2));
    add("the token twice", good + good);
    add("a refresh token", refreshToken);
    add("the published key", published.x());
    add("JSON instead", "{\"sub\":\"" + account + "\"}");
    add("3,000 letters", "A".repeat(3_000));
    add("in words", "let-me-in");
  }

  private String header() {
    return "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + keyId + "\"}";
  }

  private String header(String more) {
    return header().replace("}", "," + more + "}");
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("iss", "\"https://sixwalk.example\"");
    fields.put("aud", "\"sixwalk\"");
    fields.put("sub", "\"" + account + "\"");
    fields.put("kind", "\"PARTICIPANT\"");
    fields.put("iat", Long.toString((long) now));
    fields.put("exp", Long.toString((long) now + 600));
    fields.put("jti", "\"" + UUID.randomUUID() + "\"");
    return fields;
  }

  private String body() {
    return json(fields());
  }

  private String value(String name) {
    return fields().get(name);
  }

  private String with(String name, String value) {
    Map<String, String> fields = fields();
    fields.put(name, value);
    return json(fields);
  }

  private String without(String name) {
    Map<String, String> fields = fields();
    fields.remove(name);
    return json(fields);
  }

  private String span(double issuedAt, double expiresAt) {
    Map<String, String> fields = fields();
    fields.put("iat", Long.toString((long) issuedAt));
    fields.put("exp", Long.toString((long) expiresAt));
    return json(fields);
  }

  private static String json(Map<String, String> fields) {
    StringBuilder json = new StringBuilder();
    fields.forEach(
        (name, value) ->
            json.append(json.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
    return json.append('}').toString();
  }

  private String signed(String header, String body) throws GeneralSecurityException {
    return sign(header, body, key, "SHA256withECDSAinP1363Format");
  }

  private String signed(byte[] header, byte[] body) throws GeneralSecurityException {
    return sign(encode(header) + "." + encode(body), key, "SHA256withECDSAinP1363Format");
  }

  private static String sign(String header, String body, PrivateKey key, String algorithm)
      throws GeneralSecurityException {
    return sign(part(header) + "." + part(body), key, algorithm);
  }

  private static String sign(String unsigned, PrivateKey key, String algorithm)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
    return unsigned + "." + encode(signature.sign());
  }

  private static String hmac(String header, String body, String algorithm, byte[] secret)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
    mac.init(new SecretKeySpec(secret, "Hmac"));
    String unsigned = part(header) + "." + part(body);
    return unsigned + "." + encode(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
  }

  private static KeyPair curve(String name) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name));
    return generator.generateKeyPair();
  }

  private record TestKey(KeyPair pair) {
    String jwk() {
      var point = ((java.security.interfaces.ECPublicKey) pair.getPublic()).getW();
      return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
          + encode(fixed(point.getAffineX()))
          + "\",\"y\":\""
          + encode(fixed(point.getAffineY()))
          + "\"}";
    }
  }

  /** The same bytes, written with other unused bits in the last letter; with none unused, cut. */
  private static String notCanonical(String part) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char last = part.charAt(part.length() - 1);
    return part.length() % 4 == 0
        ? part.substring(0, part.length() - 1)
        : part.substring(0, part.length() - 1) + alphabet.charAt(alphabet.indexOf(last) ^ 1);
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] value = number.toByteArray();
    int length = Math.min(32, value.length);
    System.arraycopy(value, value.length - length, bytes, 32 - length, length);
    return bytes;
  }

  private static byte[] filled(byte value) {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, value);
    return bytes;
  }

  private static byte[] concat(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  private static String part(String json) {
    return encode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void add(String what, String token) {
    if (tokens.put(what, token) != null) {
      throw new IllegalStateException("Twice in the corpus: " + what);
    }
  }
}

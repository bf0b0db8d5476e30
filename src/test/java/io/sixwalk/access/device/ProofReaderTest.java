package io.sixwalk.access.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.testing.TestDevice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final URI ADDRESS = URI.create("https://walk.example/v1/sign-in/refresh");

  @TempDir Path directory;
  private ProofNonces nonces;
  private ProofReader reader;
  private final TestDevice device = new TestDevice();

  @BeforeEach
  void open() throws IOException {
    nonces = new ProofNonces(directory);
    reader = new ProofReader(nonces, Clock.fixed(NOW, ZoneOffset.UTC), Optional.empty());
  }

  @Test
  void a_good_proof_names_the_key_by_its_thumbprint() {
    ProofOutcome one = read(claims());
    ProofOutcome other = read(claims());
    assertThat(one).isInstanceOf(ProofOutcome.Proven.class);
    assertThat(((ProofOutcome.Proven) one).proof().thumbprint())
        .hasSize(32)
        .isEqualTo(((ProofOutcome.Proven) other).proof().thumbprint());
    assertThat(((ProofOutcome.Proven) one).proof().id())
        .isNotEqualTo(((ProofOutcome.Proven) other).proof().id());
  }

  @Test
  void a_proof_for_something_else_proves_nothing() {
    Map<String, Object> wrong = new LinkedHashMap<>();
    wrong.put("htm", "GET");
    wrong.put("htu", "https://walk.example/v1/sign-in");
    wrong.put("jti", "short");
    wrong.put("iat", "now");
    wrong.forEach(
        (name, value) -> {
          Map<String, Object> claims = claims();
          claims.put(name, value);
          assertThat(read(claims)).as(name).isInstanceOf(ProofOutcome.NotProven.class);
          claims.remove(name);
          assertThat(read(claims)).as(name + " missing").isInstanceOf(ProofOutcome.NotProven.class);
        });
    for (String address :
        new String[] {
          "http://walk.example/v1/sign-in/refresh",
          "https://evil.example/v1/sign-in/refresh",
          "https://walk.example:8443/v1/sign-in/refresh",
          "not an address",
          ""
        }) {
      Map<String, Object> claims = claims();
      claims.put("htu", address);
      assertThat(read(claims)).as(address).isInstanceOf(ProofOutcome.NotProven.class);
    }
    Map<String, Object> more = claims();
    more.put("sub", "someone");
    assertThat(read(more)).isInstanceOf(ProofOutcome.NotProven.class);
  }

  @Test
  void behind_a_proxy_the_public_address_counts() {
    ProofReader behindProxy =
        new ProofReader(
            nonces,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Optional.of(URI.create("https://walk.example")));
    assertThat(
            behindProxy.read(
                device.proof(claims()),
                "POST",
                URI.create("http://10.0.0.7:8080/v1/sign-in/refresh")))
        .isInstanceOf(ProofOutcome.Proven.class);
    Map<String, Object> forged = claims();
    forged.put("htu", "https://evil.example/v1/sign-in/refresh");
    assertThat(
            behindProxy.read(
                device.proof(forged),
                "POST",
                URI.create("https://evil.example/v1/sign-in/refresh")))
        .isInstanceOf(ProofOutcome.NotProven.class);
  }

  @Test
  void a_key_in_any_other_form_proves_nothing() {
    Map<String, Object> jwk = device.jwk();
    Map<String, Map<String, Object>> forms = new LinkedHashMap<>();
    forms.put("private half", with(jwk, "d", jwk.get("x")));
    forms.put("another curve", with(jwk, "crv", "P-384"));
    forms.put("a secret", Map.of("kty", "oct", "k", "AAAA"));
    forms.put("not on the curve", with(jwk, "y", jwk.get("x")));
    forms.put(
        "the point at infinity",
        Map.of("kty", "EC", "crv", "P-256", "x", "A".repeat(43), "y", "A".repeat(43)));
    forms.put("somebody else's key", new TestDevice().jwk());
    forms.put("with an address", with(jwk, "x5u", "http://127.0.0.1:9/"));
    forms.forEach(
        (what, form) ->
            assertThat(reader.read(device.sign("dpop+jwt", form, claims()), "POST", ADDRESS))
                .as(what)
                .isInstanceOf(ProofOutcome.NotProven.class));
    assertThat(reader.read(device.sign("JWT", jwk, claims()), "POST", ADDRESS))
        .isInstanceOf(ProofOutcome.NotProven.class);
    assertThat(reader.read("x.y.z", "POST", ADDRESS)).isInstanceOf(ProofOutcome.NotProven.class);
  }

  @Test
  void a_clock_that_is_off_is_helped_by_a_nonce_for_five_minutes() throws IOException {
    Map<String, Object> claims = claims();
    claims.put("iat", NOW.getEpochSecond() - 61);
    assertThat(read(claims)).isInstanceOf(ProofOutcome.NonceNeeded.class);
    claims.put("iat", NOW.getEpochSecond() + 61);
    String nonce = ((ProofOutcome.NonceNeeded) read(claims)).nonce();
    claims.put("nonce", nonce);
    assertThat(read(claims)).isInstanceOf(ProofOutcome.Proven.class);

    ProofReader later =
        new ProofReader(
            nonces, Clock.fixed(NOW.plusSeconds(301), ZoneOffset.UTC), Optional.empty());
    assertThat(later.read(device.proof(claims), "POST", ADDRESS))
        .isInstanceOf(ProofOutcome.NonceNeeded.class);
    claims.put("nonce", nonce.replace(nonce.charAt(20), nonce.charAt(20) == 'x' ? 'y' : 'x'));
    assertThat(read(claims)).isInstanceOf(ProofOutcome.NonceNeeded.class);
  }

  private ProofOutcome read(Map<String, Object> claims) {
    return reader.read(device.proof(claims), "POST", ADDRESS);
  }

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("htm", "POST");
    claims.put("htu", ADDRESS.toString());
    claims.put("iat", NOW.getEpochSecond());
    return claims;
  }

  private static Map<String, Object> with(Map<String, Object> jwk, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(jwk);
    changed.put(name, value);
    return changed;
  }
}

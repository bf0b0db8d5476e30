package io.sixwalk.access.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class TokenKeysResourceTest {
  @Inject Studies studies;
  @Inject TokenKeys keys;

  @ConfigProperty(name = "sixwalk.keys")
  Path directory;

  @Test
  void the_published_set_holds_public_halves_only() {
    List<Map<String, Object>> published =
        given().get("/.well-known/jwks.json").then().statusCode(200).extract().path("keys");
    assertThat(published)
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            key -> assertThat(key).containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg"));
  }

  @Test
  void a_rotation_beside_the_running_server_logs_nobody_out_and_a_revocation_everybody()
      throws IOException {
    TokenKeyCommand command =
        new TokenKeyCommand(directory, Clock.systemUTC(), Duration.ofDays(30));
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    SignedInPerson before = studies.participant(studies.study(), LocalDate.now());
    String formerKey = keys.signing().id();

    assertThat(command.run(nowhere, "rotate")).isZero();
    keys.refresh(); // what happens every two seconds
    SignedInPerson after = studies.participant(studies.study(), LocalDate.now());
    assertThat(keys.signing().id()).isNotEqualTo(formerKey);
    assertThat(status(before)).isEqualTo(200);
    assertThat(status(after)).isEqualTo(200);

    assertThat(command.run(nowhere, "revoke", formerKey)).isZero();
    keys.refresh();
    assertThat(status(before)).isEqualTo(401);
    assertThat(status(after)).isEqualTo(200);
    List<String> published =
        given().get("/.well-known/jwks.json").then().extract().path("keys.kid");
    assertThat(published).doesNotContain(formerKey).contains(keys.signing().id());
  }

  private static int status(SignedInPerson person) {
    return given().auth().oauth2(person.token()).get("/v1/me/devices").statusCode();
  }
}

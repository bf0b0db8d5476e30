package io.sixwalk.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.Contract;
import io.sixwalk.testing.SixwalkServer;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ContractTest {
  @Test
  void the_committed_contract_is_what_the_code_serves() throws IOException {
    String served =
        given()
            .noFilters()
            .queryParam("format", "yaml")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    if (Boolean.getBoolean("sixwalk.contract.write")) {
      Files.writeString(Contract.FILE, served);
    }
    assertThat(served)
        .as(
            "run mvn test -Dtest=ContractTest -Dsixwalk.contract.write=true and review the"
                + " difference")
        .isEqualTo(Files.readString(Contract.FILE));
  }
}

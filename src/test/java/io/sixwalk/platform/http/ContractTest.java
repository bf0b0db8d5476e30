package io.sixwalk.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.Contract;
import io.sixwalk.testing.SixwalkServer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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

  @Test
  void every_operation_says_what_it_does_and_which_row_of_the_policy_table_rules_it() {
    OpenAPI contract = new OpenAPIV3Parser().read(Contract.FILE.toString());
    List<Operation> operations =
        contract.getPaths().values().stream().flatMap(p -> p.readOperations().stream()).toList();
    assertThat(operations).hasSizeGreaterThan(80);
    assertThat(operations).extracting(Operation::getOperationId).doesNotHaveDuplicates();
    assertThat(operations)
        .filteredOn(o -> !o.getSummary().matches("[A-Z].*[.:]"))
        .extracting(Operation::getOperationId)
        .as("the first sentence of the method's Javadoc is missing")
        .isEmpty();
    assertThat(operations)
        .extracting(o -> o.getExtensions().get("x-sixwalk-policy"))
        .doesNotContainNull();
  }
}

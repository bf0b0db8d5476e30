package io.sixwalk.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import java.nio.file.Path;

/**
 * Holds every answer of every test against the committed contract. Requests may be as wrong as a
 * test wants.
 */
public class Contract implements QuarkusTestBeforeClassCallback {
  public static final Path FILE = Path.of("openapi", "sixwalk.yaml");

  private static OpenApiValidationFilter filter;

  @Override
  public void beforeClass(Class<?> testClass) {
    if (Boolean.getBoolean("sixwalk.contract.write")) {
      return; // the file is about to be written anew
    }
    if (filter == null) {
      filter = new OpenApiValidationFilter(validator());
    }
    RestAssured.replaceFiltersWith(filter);
  }

  private static OpenApiInteractionValidator validator() {
    return OpenApiInteractionValidator.createForSpecificationUrl(FILE.toUri().toString())
        .withLevelResolver(
            LevelResolver.create()
                .withLevel("validation.request", Level.IGNORE)
                .withLevel("validation.request.path.missing", Level.IGNORE)
                .withLevel("validation.request.operation.notAllowed", Level.IGNORE)
                .build())
        .build();
  }
}

package io.sixwalk.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import java.nio.file.Path;

/** Holds every answer of every test against the committed contract. Requests may be as wrong as a test wants. */
public class Contract implements QuarkusTestBeforeClassCallback {
  public static final Path FILE = Path.of("openapi", "sixwalk.yaml");

  private static final OpenApiValidationFilter FILTER =
      new OpenApiValidationFilter(
          OpenApiInteractionValidator.createForSpecificationUrl(FILE.toUri().toString())
              .withLevelResolver(
                  LevelResolver.create()
                      .withLevel("validation.request", Level.IGNORE)
                      .withLevel("validation.request.path.missing", Level.IGNORE)
                      .withLevel("validation.request.operation.notAllowed", Level.IGNORE)
                      .build())
              .build());

  @Override
  public void beforeClass(Class<?> testClass) {
    RestAssured.replaceFiltersWith(FILTER);
  }
}

package io.sixwalk.platform.http;

import io.sixwalk.platform.problem.Problem;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * What holds for every operation of the published contract: problem documents, and the bearer
 * token.
 */
public class ContractFilter implements OASFilter {
  private static final String BEARER = "accessToken";

  @Override
  public Operation filterOperation(Operation operation) {
    APIResponses responses = operation.getResponses();
    if (responses != null) {
      // An error without a described body is a problem document, which the default says already.
      for (Map.Entry<String, APIResponse> response :
          Map.copyOf(responses.getAPIResponses()).entrySet()) {
        if (response.getKey().matches("[45].*") && response.getValue().getContent() == null) {
          responses.removeAPIResponse(response.getKey());
        } else if (response.getValue().getDescription() == null) {
          response.getValue().setDescription("Done");
        }
      }
      if (responses.getDefaultValue() == null) {
        responses.setDefaultValue(problem());
      }
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    contract
        .getComponents()
        .addSecurityScheme(
            BEARER,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of ten minutes, from POST /v1/sign-in"));
    contract
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) -> {
                          boolean isPublic =
                              path.startsWith("/v1/sign-in")
                                  || path.startsWith("/v1/trials/")
                                  || path.equals("/v1/registry")
                                  || path.equals("/v1/registry/evidence")
                                      && method == PathItem.HttpMethod.GET;
                          if (!isPublic) {
                            operation.addSecurityRequirement(
                                OASFactory.createSecurityRequirement().addScheme(BEARER));
                          }
                        }));
  }

  private static APIResponse problem() {
    Schema schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
    return OASFactory.createAPIResponse()
        .description("A problem document (RFC 9457)")
        .content(
            OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
  }
}

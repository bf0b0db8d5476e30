package io.sixwalk.web;

import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.problem.Problem;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
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
  private static final CommentFormatter FORMAT = new CommentFormatter();

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
    contract.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream())
        .forEach(ContractFilter::describe);
  }

  /** From the method itself: what it does, who may call it, and what it is called. */
  private static void describe(Operation operation) {
    String id = operation.getOperationId();
    int method = id.lastIndexOf('_');
    Method found = method(id.substring(0, method), id.substring(method + 1));
    String said = FORMAT.format(RuntimeJavadoc.getJavadoc(found).getComment());
    String text = said.replaceAll("\\s+", " ").strip();
    int sentence = (text + " ").indexOf(". ") + 1;
    operation.setSummary(text.substring(0, sentence));
    operation.setDescription(sentence < text.length() ? text.substring(sentence).strip() : null);
    String type = found.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
    operation.setOperationId(
        type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "." + found.getName());
    io.sixwalk.access.Operation row = found.getAnnotation(Permits.class).value();
    operation.addExtension("x-sixwalk-policy", row.name());
    if (!row.isPublic()) {
      operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BEARER));
    }
  }

  private static Method method(String type, String name) {
    try {
      return Arrays.stream(
              Class.forName(type, false, Thread.currentThread().getContextClassLoader())
                  .getDeclaredMethods())
          .filter(m -> m.getName().equals(name) && m.isAnnotationPresent(Permits.class))
          .findFirst()
          .orElseThrow();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
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

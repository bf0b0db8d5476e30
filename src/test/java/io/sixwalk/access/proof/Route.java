package io.sixwalk.access.proof;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.MediaTypeMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * One endpoint of the running application, as its router knows it.
 *
 * @param takes the media type of its body, JSON where it says nothing
 * @param gives the media type of its answer
 * @param operation its row of the table of policy, where it names one
 */
public record Route(
    String method,
    String path,
    String takes,
    String gives,
    Optional<Operation> operation,
    String where) {
  /** Endpoints that take the study as a parameter of the query, and cannot do without it. */
  private static final Set<String> STUDY_IN_QUERY = Set.of("/v1/audit", "/v1/audit/verification");

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}:]+)[^}]*}");

  public String name() {
    return method + " " + path;
  }

  boolean reads() {
    return method.equals("GET");
  }

  boolean isPublic() {
    return operation.orElseThrow().isPublic();
  }

  boolean has(String parameter) {
    return parameters().contains(parameter);
  }

  List<String> parameters() {
    List<String> names = new ArrayList<>();
    Matcher found = PARAMETER.matcher(path);
    while (found.find()) {
      names.add(found.group(1).trim());
    }
    return names;
  }

  /** Every endpoint of the router, by method and path. */
  public static List<Route> ofRunningServer() {
    TreeMap<String, Route> routes = new TreeMap<>();
    for (var type : ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers()) {
      for (var handler : type.value.handlers) {
        if (handler instanceof ClassRoutingHandler classes) {
          classes.getMappers().values().forEach(mapper -> add(routes, mapper));
        }
      }
    }
    List<Route> all = List.copyOf(routes.values());
    if (all.size() < 80) {
      throw new IllegalStateException("The router has changed: only " + all.size() + " routes");
    }
    return all;
  }

  private static void add(TreeMap<String, Route> routes, RequestMapper<RuntimeResource> mapper) {
    for (var entry : mapper.getTemplates()) {
      add(routes, entry.value);
    }
  }

  private static void add(TreeMap<String, Route> routes, RuntimeResource resource) {
    if (resource == null) {
      return;
    }
    if (resource.getLazyMethod() == null) {
      // No endpoint itself: it chooses one by media type, or answers what the address lacks.
      for (ServerRestHandler handler : resource.getHandlerChain()) {
        if (handler instanceof MediaTypeMapper chooser) {
          chosenBy(chooser).forEach(r -> add(routes, r));
        }
      }
      return;
    }
    String classPath = resource.getClassPath() == null ? "" : resource.getClassPath().template;
    String path = (classPath + "/" + resource.getPath().template).replaceAll("/+", "/");
    if (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (STUDY_IN_QUERY.contains(path)) {
      path += "?study={study}";
    }
    Method endpoint = resource.getLazyMethod().getMethod();
    String where = endpoint.getDeclaringClass().getSimpleName() + "#" + endpoint.getName();
    routes.put(
        path + " " + resource.getHttpMethod() + " " + where,
        new Route(
            resource.getHttpMethod(),
            path,
            type(resource.getConsumes(), "application/json"),
            resource.getProduces() == null
                ? "*/*"
                : type(List.of(resource.getProduces().getSortedOriginalMediaTypes()), "*/*"),
            Optional.ofNullable(endpoint.getAnnotation(Permits.class)).map(Permits::value),
            where));
  }

  private static String type(List<MediaType> types, String otherwise) {
    if (types.isEmpty() || types.contains(MediaType.APPLICATION_JSON_TYPE)) {
      return types.isEmpty() ? otherwise : MediaType.APPLICATION_JSON;
    }
    return types.get(0).getType() + "/" + types.get(0).getSubtype();
  }

  /** The router keeps these to itself. */
  private static Set<RuntimeResource> chosenBy(MediaTypeMapper chooser) {
    try {
      Set<RuntimeResource> resources = new LinkedHashSet<>();
      for (Object holder : ((Map<?, ?>) field(chooser, "resourcesByConsumes")).values()) {
        ((Map<?, ?>) field(holder, "mtWithoutParamsToResource"))
            .values()
            .forEach(r -> resources.add((RuntimeResource) r));
      }
      return resources;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The router has changed: see Route", e);
    }
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}

package io.sixwalk.access.proof;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * One endpoint of the running application, as its router knows it.
 *
 * @param operation its row of the table of policy, where it names one
 */
public record Route(String method, String path, Optional<Operation> operation, String where) {
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
    return List.copyOf(routes.values());
  }

  private static void add(TreeMap<String, Route> routes, RequestMapper<RuntimeResource> mapper) {
    for (var entry : mapper.getTemplates()) {
      RuntimeResource resource = entry.value;
      if (resource == null || resource.getLazyMethod() == null && resource.getInvoker() == null) {
        continue; // the router's own answer to a method that an address does not have
      }
      String classPath = resource.getClassPath() == null ? "" : resource.getClassPath().template;
      String path = (classPath + "/" + resource.getPath().template).replaceAll("/+", "/");
      if (path.length() > 1 && path.endsWith("/")) {
        path = path.substring(0, path.length() - 1);
      }
      Method endpoint = resource.getLazyMethod().getMethod();
      Permits row = endpoint.getAnnotation(Permits.class);
      Route route =
          new Route(
              resource.getHttpMethod(),
              path,
              Optional.ofNullable(row).map(Permits::value),
              endpoint.getDeclaringClass().getSimpleName() + "#" + endpoint.getName());
      routes.put(route.path() + " " + route.method(), route);
    }
  }
}

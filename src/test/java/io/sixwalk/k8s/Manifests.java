package io.sixwalk.k8s;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Manifests as the Kubernetes models read them; what the models do not know is not lost silently.
 */
record Manifests(List<HasMetadata> resources) {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  static Manifests read(String yaml) {
    return new Manifests(
        Arrays.stream(yaml.split("(?m)^---$"))
            .filter(document -> !document.isBlank())
            .<HasMetadata>map(SERIALIZATION::unmarshal)
            .toList());
  }

  <T extends HasMetadata> List<T> all(Class<T> kind) {
    return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Where a field, or a whole kind, stands that Kubernetes does not know. */
  List<String> unknown() {
    List<String> found = new ArrayList<>();
    for (HasMetadata resource : resources) {
      String name = resource.getKind() + "/" + resource.getMetadata().getName();
      if (resource instanceof GenericKubernetesResource) {
        found.add(name + " is of no known kind");
      } else {
        walk(name, resource, found);
      }
    }
    return found;
  }

  private static void walk(String at, Object value, List<String> found) {
    if (value instanceof Collection<?> entries) {
      entries.forEach(entry -> walk(at + "[]", entry, found));
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> walk(at + "." + key, entry, found));
    } else if (value != null && isModel(value.getClass())) {
      for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
        Arrays.stream(type.getDeclaredFields()).forEach(field -> field(at, field, value, found));
      }
    }
  }

  private static boolean isModel(Class<?> type) {
    return type.getName().startsWith("io.fabric8.kubernetes.api.model.") && !type.isEnum();
  }

  private static void field(String at, Field field, Object owner, List<String> found) {
    if (Modifier.isStatic(field.getModifiers())) {
      return;
    }
    try {
      field.setAccessible(true);
      Object value = field.get(owner);
      if (field.getName().equals("additionalProperties") && value instanceof Map<?, ?> extra) {
        extra.keySet().forEach(name -> found.add(at + "." + name));
      } else {
        walk(at + "." + field.getName(), value, found);
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

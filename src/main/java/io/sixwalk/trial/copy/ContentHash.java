package io.sixwalk.trial.copy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether two copies of a record say the same. The order of the fields does not count, nor do the
 * fields in which a registry or a tool stamps the day of the copy: they differ in every download.
 */
final class ContentHash {
  private static final Set<String> STAMPS = Set.of("versionHolder", "record_last_import");

  private final MessageDigest digest;

  private ContentHash(MessageDigest digest) {
    this.digest = digest;
  }

  /** The SHA-256 of the content, in hexadecimal. */
  static String of(JsonNode document) {
    try {
      ContentHash hash = new ContentHash(MessageDigest.getInstance("SHA-256"));
      hash.add(document);
      return HexFormat.of().formatHex(hash.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private void add(JsonNode node) {
    if (node.isObject()) {
      digest.update((byte) '{');
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(f -> sorted.put(f.getKey(), f.getValue()));
      sorted.forEach(
          (name, value) -> {
            if (!STAMPS.contains(name)) {
              text('k', name);
              add(value);
            }
          });
      digest.update((byte) '}');
    } else if (node.isArray()) {
      digest.update((byte) '[');
      node.forEach(this::add);
      digest.update((byte) ']');
    } else {
      text(node.isTextual() ? 's' : 'v', node.asText());
    }
  }

  private void text(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((byte) kind);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}

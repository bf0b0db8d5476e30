package io.sixwalk.platform.start;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where an installation keeps what does not stand in its database.
 *
 * @param data {@code SIXWALK_DATA}, {@code data} by default
 * @param keys {@code SIXWALK_KEYS}, {@code keys} in the data directory by default
 * @param keysAreOperators whether the operator named the directory of keys
 * @param auditHeads {@code SIXWALK_AUDIT_HEADS}, {@code audit-heads} in the data directory by
 *     default
 */
public record Places(Path data, Path keys, boolean keysAreOperators, Path auditHeads) {
  /** As the environment says. */
  public static Places of(Map<String, String> environment) {
    Path data = Path.of(environment.getOrDefault("SIXWALK_DATA", "data")).toAbsolutePath();
    String keys = environment.get("SIXWALK_KEYS");
    String heads = environment.get("SIXWALK_AUDIT_HEADS");
    return new Places(
        data,
        keys == null ? data.resolve("keys") : Path.of(keys).toAbsolutePath(),
        keys != null,
        heads == null ? data.resolve("audit-heads") : Path.of(heads).toAbsolutePath());
  }
}

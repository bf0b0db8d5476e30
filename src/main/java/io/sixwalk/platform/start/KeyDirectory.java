package io.sixwalk.platform.start;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of the keys that must never enter the database.
 *
 * <p>Keys that are made silently in the wrong place are lost data: a replica that invents its own
 * wraps people's keys with something that no other replica has, and that is gone at its next start.
 * So they are made without being asked for only in the data directory of an installation of one
 * machine. Where the operator names a directory ({@code SIXWALK_KEYS}: a mounted secret), or the
 * directory cannot be written to, they have to be there already.
 */
public final class KeyDirectory {
  /**
   * The keys that sign access tokens, and those that sign statements of the audit trail; {@code
   * access.token} and {@code audit.heads} make and rotate them.
   */
  private static final List<String> SIGNING = List.of("token-keys.jwks", "audit-keys.jwks");

  /** Keys that are nothing but 256 random bits. */
  private static final List<String> PLAIN = List.of("refresh.key", "proof-nonce.key");

  private static final String FIRST_EPOCH = "epoch-1.key";
  private static final String ANY_EPOCH = "epoch-\\d+\\.key";

  private KeyDirectory() {}

  /**
   * Makes what is missing, or says that it is missing.
   *
   * @param keptByOperator whether the operator named the directory
   * @throws IOException with a sentence for the operator, when keys are missing that must not, or
   *     cannot, be made here
   */
  static void prepare(Path directory, boolean keptByOperator) throws IOException {
    List<String> missing = missing(directory);
    if (missing.isEmpty()) {
      return;
    }
    if (keptByOperator) {
      throw new IOException(
          sentence(
              directory, missing, "SIXWALK_KEYS names this directory, so none are made in it"));
    }
    try {
      create(directory);
      if (!Files.isWritable(directory)) {
        throw new AccessDeniedException(directory.toString());
      }
    } catch (IOException e) {
      throw new IOException(
          sentence(directory, missing, "they cannot be made there (" + e + ")"), e);
    }
  }

  /**
   * Makes every key that is missing in {@code directory} but those that sign, which {@code
   * access.token} and {@code audit.heads} make; those that are there stay as they are.
   *
   * @throws IOException when the directory cannot be written to
   */
  public static void create(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String name : PLAIN) {
      PrivateFiles.key(directory.resolve(name));
    }
    if (!hasEpoch(directory)) {
      PrivateFiles.key(directory.resolve(FIRST_EPOCH));
    }
  }

  /** The names of the files that an installation needs and that are not there. */
  public static List<String> missing(Path directory) throws IOException {
    List<String> missing = new ArrayList<>();
    Stream.concat(SIGNING.stream(), PLAIN.stream())
        .filter(name -> !Files.exists(directory.resolve(name)))
        .forEach(missing::add);
    if (!hasEpoch(directory)) {
      missing.add(FIRST_EPOCH);
    }
    return missing;
  }

  private static boolean hasEpoch(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(f -> f.getFileName().toString().matches(ANY_EPOCH));
    }
  }

  private static String sentence(Path directory, List<String> missing, String why) {
    return "Keys are missing in "
        + directory
        + ": "
        + String.join(", ", missing)
        + "; "
        + why
        + ". Make them once with 'java -jar quarkus-run.jar make-keys DIRECTORY', keep a copy in a"
        + " safe place, and mount the same files in every replica.";
  }
}

package io.sixwalk.platform.start;

import java.io.IOException;
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
  /** A JWK set; read, rotated and first made by {@code access.token}. */
  public static final String SIGNING_KEYS = "token-keys.jwks";

  /** From which refresh tokens and the nonces of proofs are derived. */
  private static final List<String> OTHER_KEYS = List.of("refresh.key", "proof-nonce.key");

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
      throw new IOException(sentence(directory, missing, "SIXWALK_KEYS names this directory, so none are made in it"));
    }
    try {
      create(directory);
    } catch (IOException e) {
      throw new IOException(sentence(directory, missing, "they cannot be made there (" + e + ")"), e);
    }
  }

  /**
   * Makes the keys of people and of refresh tokens that are missing in {@code directory}; those that
   * are there stay as they are. The set of signing keys is made by whoever signs.
   *
   * @return the names of the files that are missing, the set of signing keys included
   * @throws IOException when the directory cannot be written to
   */
  public static List<String> create(Path directory) throws IOException {
    List<String> missing = missing(directory);
    Files.createDirectories(directory);
    for (String name : missing) {
      if (!name.equals(SIGNING_KEYS)) {
        PrivateFiles.key(directory.resolve(name));
      }
    }
    return missing;
  }

  private static List<String> missing(Path directory) throws IOException {
    List<String> missing = new ArrayList<>();
    if (!Files.exists(directory.resolve(SIGNING_KEYS))) {
      missing.add(SIGNING_KEYS);
    }
    for (String name : OTHER_KEYS) {
      if (!Files.exists(directory.resolve(name))) {
        missing.add(name);
      }
    }
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
        + ". Make them once with 'java -jar quarkus-run.jar make-keys DIRECTORY', keep a copy in a safe place, and"
        + " mount the same files in every replica.";
  }
}

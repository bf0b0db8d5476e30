package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sixwalk.trial.rules.EvidenceList;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The records and the evidence that come with Sixwalk, under {@code registry/} on the class path.
 */
public final class BundledRegistry {
  private static final String FOLDER = "/registry/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private BundledRegistry() {}

  /**
   * One bundled file.
   *
   * @param path its path below {@code registry/}
   * @param sha256 the digest of its bytes, in hexadecimal
   * @param copyDate the date of the copy when the file does not carry it
   * @param source where it was taken from
   */
  public record Entry(String path, String sha256, Optional<PartialDate> copyDate, String source) {

    /** The document as it was received. */
    public JsonNode document() {
      return json(path);
    }

    /** The document as the rules read it. */
    public RegistryRecord record() {
      return RegistryRecords.read(document(), copyDate);
    }
  }

  /** Tells one bundle from another: the start of the digest of its index. */
  public static String version() {
    try (InputStream stream = open("index.csv")) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Every bundled file, in the order of the index. */
  public static List<Entry> entries() {
    try (InputStream stream = open("index.csv")) {
      String index = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Csv.rows(index).stream()
          .skip(1)
          .map(row -> new Entry(row.get(0), row.get(1), PartialDate.parse(row.get(2)), row.get(3)))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The bundled evidence list. */
  public static EvidenceList evidence() {
    return EvidenceDocument.read(json("evidence.json"));
  }

  private static JsonNode json(String path) {
    try (InputStream stream = open(path)) {
      return JSON.readTree(stream);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream open(String path) {
    InputStream stream = BundledRegistry.class.getResourceAsStream(FOLDER + path);
    if (stream == null) {
      throw new UnreadableRecordException("Not bundled: " + path);
    }
    return stream;
  }
}

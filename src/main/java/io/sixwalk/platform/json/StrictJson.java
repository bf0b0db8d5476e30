package io.sixwalk.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.platform.problem.JsonProblems;
import io.sixwalk.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON from a phone, read within bounds. Duplicate keys, NaN, deep nesting, endless numbers and
 * strings, and bodies that inflate beyond the limit are refused by name.
 */
public final class StrictJson {
  /** Most bytes of a body as it arrives. */
  public static final int MOST_BYTES = 8 << 20;

  /** Most bytes of a body once inflated. */
  public static final int MOST_INFLATED_BYTES = 24 << 20;

  private static final int MOST_NESTING = 12;
  private static final int MOST_NUMBER_LENGTH = 32;

  /**
   * Far above any text that is asked for: a text that is merely too long is refused by the schema
   * of its record, so that it does not block its neighbours.
   */
  private static final int MOST_STRING_LENGTH = 2 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_NESTING)
                          .maxNumberLength(MOST_NUMBER_LENGTH)
                          .maxStringLength(MOST_STRING_LENGTH)
                          .maxNameLength(200)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private StrictJson() {}

  /**
   * Reads a whole body.
   *
   * @param body bytes as they arrived, at most {@link #MOST_BYTES}
   * @param gzip whether they are compressed
   * @throws ProblemException 400 or 413, naming what is wrong
   */
  public static JsonNode read(byte[] body, boolean gzip) {
    if (body.length > MOST_BYTES) {
      throw ProblemException.tooLarge("The body is larger than 8 MiB. Send fewer records at once.");
    }
    byte[] plain = gzip ? inflate(body) : body;
    try {
      JsonNode tree = MAPPER.readTree(plain);
      if (tree == null || tree.isMissingNode()) {
        throw ProblemException.badRequest("not-json", "The body is empty.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    } catch (IOException e) {
      throw ProblemException.badRequest("not-json", "The body is not JSON in UTF-8.");
    }
  }

  /**
   * The canonical bytes of a record: JSON Canonicalization Scheme (Rundgren et al. 2020, RFC 8785).
   *
   * @param record without what {@link InteroperableJson} finds, because RFC 8785 has no form for a
   *     lone surrogate or for infinity
   * @throws ProblemException 400 for what cannot be written as JSON
   */
  public static byte[] canonical(JsonNode record) {
    try {
      return new JsonCanonicalizer(MAPPER.writeValueAsString(record)).getEncodedUTF8();
    } catch (IOException e) {
      throw ProblemException.badRequest("not-json", "A text in the body is not valid Unicode.");
    }
  }

  private static byte[] inflate(byte[] body) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body));
        ByteArrayOutputStream out =
            new ByteArrayOutputStream(Math.min(body.length * 4, MOST_INFLATED_BYTES))) {
      byte[] buffer = new byte[16_384];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (out.size() + n > MOST_INFLATED_BYTES) {
          throw ProblemException.tooLarge(
              "The body inflates to more than 24 MiB. Send fewer records at once.");
        }
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } catch (ZipException | java.io.EOFException e) {
      throw ProblemException.badRequest(
          "not-gzip", "The body says that it is gzip and is not, or it was cut off.");
    } catch (IOException e) {
      throw ProblemException.badRequest("not-gzip", "The body cannot be inflated.");
    }
  }
}

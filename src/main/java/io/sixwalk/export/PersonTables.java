package io.sixwalk.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.SealedColumn;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** How a row of a person's table is written in an export and read from one. */
final class PersonTables {
  /** Kept to work with the data here and worth nothing elsewhere: made anew by an import. */
  static final Set<String> NOT_EXPORTED =
      Set.of("sixwalk.participant_key", "identity.person_index", "sixwalk.staff_role");

  /** Arms stand in the manifest, once a study is unblinded. */
  private static final String ARMS = "allocation.";

  /** Whether an export holds rows of it, so that an import takes some. */
  static boolean isExported(String table) {
    return !NOT_EXPORTED.contains(table) && !table.startsWith(ARMS);
  }

  /** Keyed fingerprints: another installation has another key. */
  static final Map<String, String> FINGERPRINTS =
      Map.of(
          "sixwalk.upload", "fingerprint_mac",
          "sixwalk.upload_conflict", "fingerprint_mac",
          "sixwalk.gate_answer", "findings_mac");

  /** Numbers as they stand: 0.1 stays 0.1 on both ways. */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private PersonTables() {}

  static ObjectNode parse(String row) {
    try {
      return (ObjectNode) MAPPER.readTree(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row could not be read", e);
    }
  }

  static String print(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row could not be written", e);
    }
  }

  /** Opens what is sealed in a row, and takes off what is worth nothing elsewhere. */
  static ObjectNode opened(String table, ObjectNode row, PersonKey key) {
    if (FINGERPRINTS.containsKey(table)) {
      row.remove(FINGERPRINTS.get(table));
    }
    for (SealedColumn sealed : SealedColumn.all()) {
      if (sealed.table().equals(table) && row.hasNonNull(sealed.column())) {
        byte[] plain = key.open(purpose(sealed, row), bytes(row.get(sealed.column())));
        row.set(sealed.column(), written(plain));
      }
    }
    return row;
  }

  /**
   * Seals what an export opened, under the key of the person here, and makes the fingerprints anew.
   */
  static ObjectNode sealed(String table, ObjectNode row, PersonKey key) {
    for (SealedColumn sealed : SealedColumn.all()) {
      if (sealed.table().equals(table) && row.hasNonNull(sealed.column())) {
        byte[] plain = read(row.get(sealed.column()));
        if (FINGERPRINTS.containsKey(table)) {
          row.put(FINGERPRINTS.get(table), hex(key.mac(fingerprinted(table, row, plain))));
        }
        row.put(sealed.column(), hex(key.seal(purpose(sealed, row), plain)));
      }
    }
    return row;
  }

  /** Two conflicts may differ only in what was not kept; their own ids keep them apart. */
  private static byte[] fingerprinted(String table, ObjectNode row, byte[] plain) {
    return table.equals("sixwalk.upload_conflict")
        ? (row.get("id").textValue() + new String(plain, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8)
        : plain;
  }

  private static String purpose(SealedColumn sealed, ObjectNode row) {
    return sealed.purpose().apply(row.get(sealed.of()).textValue());
  }

  /** Text as text; what is no text in Base64. */
  private static JsonNode written(byte[] plain) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
      return MAPPER.getNodeFactory().textNode(text);
    } catch (CharacterCodingException binary) {
      return MAPPER.createObjectNode().put("base64", Base64.getEncoder().encodeToString(plain));
    }
  }

  private static byte[] read(JsonNode written) {
    return written.isTextual()
        ? written.textValue().getBytes(StandardCharsets.UTF_8)
        : Base64.getDecoder().decode(written.get("base64").textValue());
  }

  /** A bytea as PostgreSQL writes it in JSON. */
  private static byte[] bytes(JsonNode column) {
    return HexFormat.of().parseHex(column.textValue().substring(2));
  }

  static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }
}

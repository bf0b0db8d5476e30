package io.sixwalk.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How one entry is linked to the one before it: SHA-256 (FIPS 180-4) over the former hash and a
 * JSON array of the entry's contents, in the form in which PostgreSQL writes a {@code jsonb}.
 */
public final class ChainLink {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final HexFormat HEX = HexFormat.of();

  private ChainLink() {}

  /** What the first entry of a chain is linked to. */
  public static String genesis(String chain) {
    return HEX.formatHex(sha256().digest(chain.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The hash that an entry must have.
   *
   * @param previous the hash of the entry before it, in hexadecimal digits
   */
  public static String hash(String previous, ChainEntry entry) {
    MessageDigest digest = sha256();
    digest.update(HEX.parseHex(previous));
    return HEX.formatHex(digest.digest(contents(entry).getBytes(StandardCharsets.UTF_8)));
  }

  /** The contents of an entry, as they are hashed. */
  static String contents(ChainEntry entry) {
    StringBuilder json = new StringBuilder(256).append('[');
    text(json, entry.chain()).append(", ").append(entry.seq()).append(", ");
    text(json, MOMENT.format(entry.at())).append(", ");
    text(json, entry.actor()).append(", ");
    text(json, entry.actorKind()).append(", ");
    text(json, entry.operation()).append(", ");
    text(json, entry.rule()).append(", ");
    text(json, entry.subject()).append(", ");
    text(json, entry.reason()).append(", ");
    return json.append(entry.detail()).append(']').toString();
  }

  /** As PostgreSQL escapes: only what JSON demands, control characters in four digits. */
  private static StringBuilder text(StringBuilder json, Object value) {
    if (value == null) {
      return json.append("null");
    }
    String text = value.toString();
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

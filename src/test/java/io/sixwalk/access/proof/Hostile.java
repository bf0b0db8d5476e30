package io.sixwalk.access.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a broken or spiteful client puts where something else belongs. */
final class Hostile {
  /** Instead of a part of the path, or of a value of the query; already encoded. */
  static final List<String> IN_ADDRESS =
      List.of(
          "%00",
          "a%00b",
          "-1",
          "99999999999999999999",
          "%FF",
          "%F0%9F%98%80",
          "%27%3B--",
          "a%0D%0Ab",
          "2026-02-30",
          "-999999999-01-01",
          "00000000-0000-0000-0000-000000000000",
          "x".repeat(2000));

  /** Instead of a whole body. */
  static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "\"x\"",
          "{\"a\":1,\"a\":2}",
          "{\"a\":NaN}",
          "{\"a\":1e999999}",
          "[".repeat(5000),
          "{\"a\":".repeat(3000) + "1" + "}".repeat(3000),
          "\uFEFF{}");

  /** Instead of one value in a body, as JSON. */
  static final List<String> VALUES =
      List.of(
          "null",
          "-1",
          "123456789012345678901234567890",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"2026-02-30\"",
          "\"-999999999-01-01\"",
          "\"Europe/Nowhere\"",
          "\"\\u202e\\u200b\"",
          "\"" + "x".repeat(20_000) + "\"",
          "[]",
          "{}");

  /** More places than these say the same again. */
  private static final int MOST_PLACES = 14;

  private Hostile() {}

  /** A good body with one value replaced, for each place in it and each hostile value. */
  static List<String> variants(String good) {
    try {
      JsonNode whole = World.JSON.readTree(good);
      List<String> pointers = new ArrayList<>();
      pointers(whole, "", pointers);
      List<String> variants = new ArrayList<>();
      for (String pointer : pointers.subList(0, Math.min(MOST_PLACES, pointers.size()))) {
        for (String value : VALUES) {
          variants.add(with(whole.deepCopy(), pointer, World.JSON.readTree(value)));
        }
      }
      return variants;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(good, e);
    }
  }

  private static void pointers(JsonNode node, String at, List<String> pointers) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              e -> {
                String pointer = at + "/" + e.getKey().replace("~", "~0").replace("/", "~1");
                pointers.add(pointer);
                pointers(e.getValue(), pointer, pointers);
              });
    } else if (node.isArray() && !node.isEmpty()) {
      pointers.add(at + "/0");
      pointers(node.get(0), at + "/0", pointers);
    }
  }

  private static String with(JsonNode whole, String pointer, JsonNode value) {
    int cut = pointer.lastIndexOf('/');
    JsonNode parent = whole.at(pointer.substring(0, cut));
    if (parent instanceof ArrayNode list) {
      list.set(0, value);
    } else {
      String name = pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~");
      ((ObjectNode) parent).set(name, value);
    }
    return whole.toString();
  }
}

package io.sixwalk.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.walk.distance.Block;
import io.sixwalk.walk.distance.BlockedTrace;
import io.sixwalk.walk.distance.Column;
import io.sixwalk.walk.distance.DistanceFlag;
import io.sixwalk.walk.distance.RaisedFlag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A blocked trace as compressed JSON, ready to be sealed; centimetres are kept, finer is noise. */
final class TraceCodec {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int VERSION = 1;

  private TraceCodec() {}

  static byte[] encode(BlockedTrace trace) {
    ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
    ArrayNode flags = root.putArray("flags");
    trace
        .flags()
        .forEach(f -> flags.addObject().put("flag", f.flag().name()).put("reason", f.reason()));
    ArrayNode blocks = root.putArray("blocks");
    for (Block block : trace.blocks()) {
      ObjectNode node = blocks.addObject().put("start", block.startSeconds());
      put(node, "t", block.seconds(), 1000);
      put(node, "x", block.xMetres(), 100);
      put(node, "y", block.yMetres(), 100);
      put(node, "accuracy", block.accuracyMetres(), 100);
      put(node, "speed", block.speedMetresPerSecond(), 1000);
      put(node, "altitude", block.altitudeMetres(), 100);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(MAPPER.writeValueAsBytes(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static BlockedTrace decode(byte[] encoded) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(encoded))) {
      JsonNode root = MAPPER.readTree(in);
      List<RaisedFlag> flags = new ArrayList<>();
      root.get("flags")
          .forEach(
              f ->
                  flags.add(
                      new RaisedFlag(
                          DistanceFlag.valueOf(f.get("flag").textValue()),
                          f.get("reason").textValue())));
      List<Block> blocks = new ArrayList<>();
      root.get("blocks")
          .forEach(
              b ->
                  blocks.add(
                      new Block(
                          b.get("start").doubleValue(),
                          column(b, "t"),
                          column(b, "x"),
                          column(b, "y"),
                          column(b, "accuracy"),
                          column(b, "speed"),
                          column(b, "altitude"))));
      return new BlockedTrace(blocks, flags);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ObjectNode node, String name, Column column, double scale) {
    ArrayNode array = node.putArray(name);
    for (double value : column.toArray()) {
      if (Double.isNaN(value)) {
        array.addNull();
      } else {
        array.add(Math.rint(value * scale) / scale);
      }
    }
  }

  private static Column column(JsonNode node, String name) {
    JsonNode array = node.get(name);
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).isNull() ? Double.NaN : array.get(i).doubleValue();
    }
    return Column.of(values);
  }
}

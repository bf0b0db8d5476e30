package io.sixwalk.trial.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.trial.rules.PartialDate;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes records one by one out of whatever they come in: a record, an array of them, a page of the
 * registry's search with its {@code studies}, one record a line, a folder, a zip or gzip of any of
 * these. At no time is more than one record held, and {@link InflatedBytes} bounds how large that
 * one can become.
 */
public final class RecordStream {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(200)
                          .maxStringLength(8 << 20)
                          .build())
                  .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                  .build())
          .build();

  /** A registry's export is a zip of gzips at most. */
  private static final int GREATEST_DEPTH = 4;

  private final Sink sink;
  private final InflatedBytes inflated;

  private RecordStream(Sink sink, long greatestTotal) {
    this.sink = sink;
    this.inflated = new InflatedBytes(greatestTotal);
  }

  /** Where the records go. */
  public interface Sink {
    /**
     * One document.
     *
     * @param where the file it stands in
     * @param copyDate when the copy was made, if that stands beside the document and not in it
     */
    void accept(JsonNode document, String where, Optional<PartialDate> copyDate);

    /** A piece that could not be read; what follows it in the same file may be lost. */
    void unreadable(String where, String why);
  }

  /**
   * Reads a file or a folder.
   *
   * @throws IOException when the path itself cannot be read
   */
  public static void read(Path path, Sink sink) throws IOException {
    if (!Files.isDirectory(path)) {
      readFile(path, sink);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(f -> isData(f.getFileName().toString()))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      readFile(file, sink);
    }
  }

  private static void readFile(Path file, Sink sink) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      read(in, file.getFileName().toString(), Long.MAX_VALUE, sink);
    }
  }

  /**
   * Reads one stream of bytes, which may be compressed.
   *
   * @param name tells only where something stood, and whether each line is a record
   * @param greatestTotal bytes, unpacked, after which reading stops and says so
   * @throws IOException when the bytes cannot be had
   */
  public static void read(InputStream in, String name, long greatestTotal, Sink sink)
      throws IOException {
    try {
      new RecordStream(sink, greatestTotal).bytes(in, name, 0);
    } catch (InflatedBytes.TooManyException e) {
      sink.unreadable(name, e.getMessage());
    }
  }

  private static boolean isData(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(".json", ".ndjson", ".jsonl", ".zip", ".gz").anyMatch(lower::endsWith);
  }

  private void bytes(InputStream in, String name, int depth) throws IOException {
    if (depth > GREATEST_DEPTH) {
      sink.unreadable(name, "packed more than " + GREATEST_DEPTH + " times");
      return;
    }
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(4);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    if (first == 'P' && second == 'K') {
      zip(new ZipInputStream(buffered), name, depth);
    } else if (first == 0x1f && second == 0x8b) {
      bytes(
          inflated.counted(new GZIPInputStream(buffered)),
          name.replaceFirst("(?i)\\.gz$", ""),
          depth + 1);
    } else if (name.toLowerCase(Locale.ROOT).matches(".*\\.(ndjson|jsonl)")) {
      lines(buffered, name);
    } else {
      json(buffered, name);
    }
  }

  private void zip(ZipInputStream zip, String name, int depth) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      InputStream content = inflated.counted(new Unclosed(zip));
      if (!entry.isDirectory() && isData(entry.getName())) {
        bytes(content, name + "!" + entry.getName(), depth + 1);
      }
      inflated.passOver(content);
    }
  }

  /** One record a line: a broken line costs that line only. */
  private void lines(InputStream in, String name) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      inflated.nextRecord();
      if (!line.isBlank()) {
        try {
          hand(MAPPER.readTree(line), name);
        } catch (JsonProcessingException e) {
          sink.unreadable(name + " line " + number, "not JSON");
        }
      }
    }
  }

  private void json(InputStream in, String name) throws IOException {
    try (JsonParser parser = MAPPER.createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          elements(parser, name);
        } else if (token == JsonToken.START_OBJECT) {
          object(parser, name);
        } else {
          sink.unreadable(name, "neither a record nor a list of records");
          return;
        }
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation(); // none for what is too large or too deep
      sink.unreadable(
          name,
          at == null
              ? "larger or deeper than a record is"
              : "not JSON from line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
  }

  private void elements(JsonParser parser, String name) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      hand(MAPPER.readTree(parser), name);
    }
  }

  /** A page hands on its studies as they come; anything else is a record. */
  private void object(JsonParser parser, String name) throws IOException {
    ObjectNode fields = MAPPER.createObjectNode();
    boolean page = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("studies") && value == JsonToken.START_ARRAY) {
        page = true;
        elements(parser, name);
      } else {
        fields.set(field, MAPPER.readTree(parser));
      }
    }
    inflated.nextRecord();
    if (!page) {
      sink.accept(fields, name, Optional.empty());
    }
  }

  private void hand(JsonNode document, String name) {
    inflated.nextRecord();
    if (document.path("studies").isArray()) {
      document.path("studies").forEach(study -> sink.accept(study, name, Optional.empty()));
    } else {
      sink.accept(document, name, Optional.empty());
    }
  }

  /** Keeps the parser of one entry from closing the whole archive. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // the archive goes on
    }
  }
}

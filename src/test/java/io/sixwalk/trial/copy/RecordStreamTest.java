package io.sixwalk.trial.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.Records;
import io.sixwalk.trial.rules.PartialDate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStreamTest {
  private static final String ONE =
      Records.study("NCT00000001", "RECRUITING", "2026-01-01").toString();
  private static final String TWO =
      Records.study("NCT00000002", "COMPLETED", "2026-01-01").toString();

  private static final class Read implements RecordStream.Sink {
    final List<String> numbers = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();

    @Override
    public void accept(JsonNode document, String where, Optional<PartialDate> copyDate) {
      numbers.add(document.at("/protocolSection/identificationModule/nctId").asText("?"));
    }

    @Override
    public void unreadable(String where, String why) {
      troubles.add(where + ": " + why);
    }
  }

  private static Read read(String name, byte[] bytes) throws IOException {
    return read(name, bytes, Long.MAX_VALUE);
  }

  private static Read read(String name, byte[] bytes, long greatestTotal) throws IOException {
    Read read = new Read();
    RecordStream.read(new ByteArrayInputStream(bytes), name, greatestTotal, read);
    return read;
  }

  private static Read read(String name, String text) throws IOException {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void a_record_an_array_and_a_page_are_all_read() throws IOException {
    assertThat(read("a.json", ONE).numbers).containsExactly("NCT00000001");
    assertThat(read("a.json", "[" + ONE + "," + TWO + "]").numbers)
        .containsExactly("NCT00000001", "NCT00000002");
    assertThat(
            read(
                    "a.json",
                    "{\"totalCount\":2,\"studies\":["
                        + ONE
                        + ","
                        + TWO
                        + "],\"nextPageToken\":\"x\"}")
                .numbers)
        .containsExactly("NCT00000001", "NCT00000002");
    assertThat(read("a.json", "[{\"studies\":[" + ONE + "]},{\"studies\":[]}]").numbers)
        .containsExactly("NCT00000001");
    assertThat(read("a.json", "{\"studies\":[]}").numbers).isEmpty();
    assertThat(read("a.json", ONE + "\n" + TWO).numbers)
        .containsExactly("NCT00000001", "NCT00000002");
  }

  @Test
  void a_broken_line_costs_that_line_only() throws IOException {
    Read read = read("a.ndjson", ONE + "\n\n{\"cut\": \n" + TWO + "\n");
    assertThat(read.numbers).containsExactly("NCT00000001", "NCT00000002");
    assertThat(read.troubles).containsExactly("a.ndjson line 3: not JSON");
  }

  @Test
  void what_is_cut_off_gives_what_came_before_and_says_so() throws IOException {
    Read read = read("a.json", "[" + ONE + ", {\"protocolSection\": {\"identi");
    assertThat(read.numbers).containsExactly("NCT00000001");
    assertThat(read.troubles)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("a.json: not JSON from line 1");
    assertThat(read("a.json", "\"text\"").troubles).hasSize(1);
    assertThat(read("a.json", "").numbers).isEmpty();
  }

  @Test
  void archives_and_archives_in_archives_are_read_and_other_files_left_alone() throws IOException {
    byte[] zip = zip("one.json", ONE, "read.me", "hello", "deep/two.ndjson", TWO);
    assertThat(read("a.zip", zip).numbers).containsExactly("NCT00000001", "NCT00000002");
    byte[] lines = (ONE + "\n" + TWO).getBytes(StandardCharsets.UTF_8);
    assertThat(read("a.ndjson.gz", gzip(lines)).numbers).hasSize(2);
  }

  @Test
  void a_record_that_unpacks_beyond_measure_ends_the_reading_and_says_so() throws IOException {
    byte[] bomb = new byte[(int) InflatedBytes.GREATEST_RECORD + 1];
    Arrays.fill(bomb, (byte) ' ');
    Read read = read("a.json.gz", gzip(bomb));
    assertThat(read.numbers).isEmpty();
    assertThat(read.troubles)
        .containsExactly("a.json.gz: a record of more than 64 MiB when unpacked");
  }

  @Test
  void an_archive_is_read_up_to_its_limit_also_where_its_files_are_no_data() throws IOException {
    byte[] zip = zip("one.json", ONE, "read.me", " ".repeat(3 << 20), "two.json", TWO);
    Read read = read("a.zip", zip, 2 << 20);
    assertThat(read.numbers).containsExactly("NCT00000001");
    assertThat(read.troubles).containsExactly("a.zip: an archive of more than 2 MiB when unpacked");
    assertThat(read("a.zip", zip, 4 << 20).numbers).containsExactly("NCT00000001", "NCT00000002");
  }

  @Test
  void what_is_packed_again_and_again_is_not_unpacked_for_ever() throws IOException {
    byte[] packed = ONE.getBytes(StandardCharsets.UTF_8);
    for (int times = 0; times < 5; times++) {
      packed = gzip(packed);
    }
    Read read = read("a.json", packed);
    assertThat(read.numbers).isEmpty();
    assertThat(read.troubles).containsExactly("a.json: packed more than 4 times");
  }

  @Test
  void a_folder_is_read_in_the_order_of_its_names(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("b.json"), ONE);
    Files.write(folder.resolve("a.zip"), zip("x.json", TWO));
    Files.writeString(folder.resolve("notes.txt"), "not data");
    Read read = new Read();
    RecordStream.read(folder, read);
    assertThat(read.numbers).containsExactly("NCT00000002", "NCT00000001");
  }

  @Test
  void the_stamp_of_the_download_and_the_order_of_fields_do_not_make_a_new_version()
      throws IOException {
    JsonNode one =
        Records.MAPPER.readTree(
            "{\"b\":{\"versionHolder\":\"2026-01-01\",\"x\":[1,\"2\"]},\"a\":true}");
    JsonNode same =
        Records.MAPPER.readTree(
            "{\"a\":true,\"b\":{\"x\":[1,\"2\"],\"versionHolder\":\"2026-02-02\"}}");
    JsonNode other = Records.MAPPER.readTree("{\"a\":true,\"b\":{\"x\":[\"1\",\"2\"]}}");
    assertThat(ContentHash.of(one))
        .isEqualTo(ContentHash.of(same))
        .isNotEqualTo(ContentHash.of(other));
  }
}

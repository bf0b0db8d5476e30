package io.sixwalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.testing.PackagedApplication;
import io.sixwalk.testing.Walks;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * After the upload no latitude or longitude is anywhere: not in a column, not in a log, not in the
 * files of the stopped database. The search looks for decimals and for binary numbers, and must
 * find a place of another walk that was planted on purpose.
 */
class PositionsIT {
  /** The walk's place, and the planted one: as digits, and as a box of degrees around them. */
  private static final Place WALKED =
      new Place("61.37", 61.37, 61.3799, "-44.81", -44.8199, -44.81);

  private static final Place PLANTED =
      new Place("58.62", 58.62, 58.6299, "-47.29", -47.2999, -47.29);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private record Place(
      String latitudeDigits,
      double south,
      double north,
      String longitudeDigits,
      double west,
      double east) {
    boolean isIn(String text) {
      return text.contains(latitudeDigits) || text.contains(longitudeDigits);
    }

    boolean holds(double number) {
      return number >= south && number <= north || number >= west && number <= east;
    }
  }

  @Test
  void no_place_is_left_in_columns_logs_or_files() throws Exception {
    Path directory = PackagedApplication.emptyDirectory("it-data-positions");
    Path data = directory.resolve("data");
    Path output = directory.resolve("output.log");
    try (PackagedApplication application =
        PackagedApplication.start(output, Map.of("SIXWALK_DATA", data.toString())).awaitReady()) {
      application.awaitOutput("#code=");
      String token = signIn(application);
      ObjectNode stored = walkAt(WALKED);
      ObjectNode conflicting = stored.deepCopy().put("aid", "STICK");
      ObjectNode refused = walkAt(WALKED).put("elapsedSeconds", -1);
      ObjectNode deferred = walkAt(WALKED).put("newerField", 1);
      String results =
          send(application, token, Walks.batch(stored, conflicting, refused, deferred).toString());
      assertThat(results).contains("STORED", "CONFLICT", "REJECTED", "DEFERRED");
      send(application, token, "{\"records\":[" + stored.toString().substring(0, 2000));

      List<String> found = new ArrayList<>();
      try (Connection c = superuser(data)) {
        plant(c);
        searchColumns(c, found);
      }
      assertThat(found).as("the planted place is found in its columns").isNotEmpty();
      assertThat(found).allMatch(place -> place.startsWith("PLANTED public.planted"));
      application.interrupt();
    }
    assertThat(WALKED.isIn(Files.readString(output))).as("in the log").isFalse();

    List<Path> withWalked = filesWith(data, WALKED);
    List<Path> withPlanted = filesWith(data, PLANTED);
    assertThat(withPlanted).as("the planted place is found in the files").isNotEmpty();
    assertThat(withWalked).isEmpty();
  }

  private static ObjectNode walkAt(Place place) {
    ObjectNode walk = Walks.outdoors(ZonedDateTime.now(Walks.BERLIN).minusDays(1).withNano(0), 320);
    ObjectNode fixes = (ObjectNode) walk.get("fixes");
    ArrayNode lat = fixes.putArray("lat");
    ArrayNode lon = fixes.putArray("lon");
    for (int s = 0; s <= 360; s++) {
      lat.add(place.south() + 0.001 + s * 320.0 / 360 / 111_320);
      lon.add(place.west() + 0.001 + (s % 7) * 1e-6);
    }
    return walk;
  }

  private static void plant(Connection c) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("create table public.planted (words text, latitude float8, sealed bytea)");
      s.execute(
          "insert into public.planted values ('at 58.621234, -47.291234', 58.621234,"
              + " convert_to('{\"lon\": -47.295}', 'UTF8'))");
      s.execute("checkpoint");
    }
  }

  /** Every column of every table, as PostgreSQL writes it, and bytes also as text and numbers. */
  private static void searchColumns(Connection c, List<String> found) throws SQLException {
    List<String[]> columns = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet rows =
            s.executeQuery(
                "select format('%I.%I', table_schema, table_name), column_name, data_type"
                    + " from information_schema.columns where table_schema not in"
                    + " ('pg_catalog', 'information_schema') and table_name not like 'trial%'"
                    + " and table_schema <> 'registry'")) {
      while (rows.next()) {
        columns.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
      }
    }
    assertThat(columns).hasSizeGreaterThan(100);
    for (String[] column : columns) {
      String sql = "select \"" + column[1] + "\" from " + column[0];
      try (Statement s = c.createStatement();
          ResultSet rows = s.executeQuery(sql)) {
        while (rows.next()) {
          boolean bytes = column[2].equals("bytea");
          byte[] raw = bytes ? rows.getBytes(1) : null;
          String text = bytes ? (raw == null ? "" : latin(raw)) : String.valueOf(rows.getString(1));
          for (Map.Entry<String, Place> p :
              Map.of("WALKED", WALKED, "PLANTED", PLANTED).entrySet()) {
            if (p.getValue().isIn(text) || raw != null && hasNumber(raw, p.getValue())) {
              found.add(p.getKey() + " " + column[0] + "." + column[1]);
            }
          }
        }
      }
    }
  }

  private static List<Path> filesWith(Path data, Place place) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data.resolve("postgres"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        // Eight digits, so that a version or a size in some system file is not taken for a place.
        boolean decimals =
            Pattern.compile(Pattern.quote(place.latitudeDigits()) + "\\d{3}")
                    .matcher(latin(bytes))
                    .find()
                || Pattern.compile(Pattern.quote(place.longitudeDigits()) + "\\d{1,}")
                    .matcher(latin(bytes))
                    .find();
        if (decimals || hasNumber(bytes, place)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  /** A double of the place at any offset, in either byte order. */
  private static boolean hasNumber(byte[] bytes, Place place) {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
      for (int i = 0; i + Double.BYTES <= bytes.length; i++) {
        if (place.holds(buffer.getDouble(i)) && isNeighbourhood(buffer, i, place)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Random bytes of ciphers and programs hit the box now and then; a trace or a column does not
   * stand alone.
   */
  private static boolean isNeighbourhood(ByteBuffer buffer, int at, Place place) {
    double number = buffer.getDouble(at);
    return number == 58.621234
        || at + 16 <= buffer.limit() && place.holds(buffer.getDouble(at + 8));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Connection superuser(Path data) throws IOException, SQLException {
    Properties secrets = new Properties();
    try (Reader in = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(in);
    }
    String url = "jdbc:postgresql://localhost:" + secrets.getProperty("postgres.port") + "/sixwalk";
    return DriverManager.getConnection(url, "postgres", secrets.getProperty("postgres.superuser"));
  }

  private static String signIn(PackagedApplication application) throws Exception {
    Matcher code = Pattern.compile("Demo 5.*#code=(\\S+)").matcher(application.output());
    assertThat(code.find()).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(application.address("/v1/sign-in"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"code\":\"" + code.group(1) + "\"}"))
            .build();
    return new JsonMapper()
        .readTree(HTTP.send(request, BodyHandlers.ofString()).body())
        .get("accessToken")
        .textValue();
  }

  private static String send(PackagedApplication application, String token, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(application.address("/v1/me/uploads"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }
}

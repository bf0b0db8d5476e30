package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.scoring.Eq5dProfile.Version;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whole tables, to the last digit: every state of every EQ-5D value set, whole PROMIS tables, and
 * answer sets of the RAND-36 of every pattern of missing items. Where each table comes from is in
 * {@code questionnaire/README.md} of the test resources.
 */
class IndependentTablesTest {
  private static final int RAND_SCALES = 8;
  private static final int WARE_SCALES = 8;
  private static final int SUMMARIES = 2;

  private static List<String[]> rows(String resource) throws IOException {
    try (InputStream in = IndependentTablesTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", -1))
          .toList();
    }
  }

  private static Version version(String instrument) {
    return Arrays.stream(Version.values())
        .filter(v -> v.instrument().equals(instrument))
        .findFirst()
        .orElseThrow();
  }

  private static Eq5dValueSet set(Version version, String id) {
    return BundledInstruments.valueSets().stream()
        .filter(set -> set.version() == version && set.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_state_of_every_value_set_has_the_independent_index() throws IOException {
    List<String[]> rows = rows("/questionnaire/eq5d-all-states.csv");
    assertThat(rows).hasSize(1 + BundledInstruments.valueSets().size());
    for (String[] row : rows.subList(1, rows.size())) {
      Version version = version(row[0]);
      Eq5dValueSet set = set(version, row[1]);
      List<Eq5dProfile> profiles = Eq5dProfile.all(version);
      StringBuilder printed = new StringBuilder();
      BigDecimal sum = BigDecimal.ZERO;
      List<BigDecimal> indices = new ArrayList<>();
      for (Eq5dProfile profile : profiles) {
        sum = sum.add(set.exactIndex(profile));
        indices.add(set.index(profile));
        printed.append(profile.digits()).append(',').append(set.index(profile)).append('\n');
      }
      assertThat(profiles).as(row[1]).hasSize(Integer.parseInt(row[2]));
      assertThat(sum).as(row[1]).isEqualByComparingTo(row[3]);
      assertThat(Collections.min(indices)).as(row[1]).isEqualTo(new BigDecimal(row[4]));
      assertThat(Collections.max(indices)).as(row[1]).isEqualTo(new BigDecimal(row[5]));
      assertThat(sha256(printed.toString())).as(row[1]).isEqualTo(row[6]);
    }
  }

  @Test
  void the_table_of_the_uk_is_that_of_dolan() throws IOException {
    Eq5dValueSet uk = set(Version.THREE_LEVEL, "uk");
    List<String[]> rows = rows("/questionnaire/eq5d-3l-uk.csv");
    assertThat(rows).hasSize(244);
    for (String[] row : rows.subList(1, rows.size())) {
      assertThat(uk.index(Eq5dProfile.parse(Version.THREE_LEVEL, row[0])))
          .as(row[0])
          .isEqualTo(new BigDecimal(row[1]));
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void both_scorings_of_the_rand_36_are_equal_to_the_last_digit() throws IOException {
    List<String[]> rows = rows("/questionnaire/rand36-independent.csv");
    String[] header = rows.get(0);
    assertThat(rows).hasSizeGreaterThan(300);
    for (String[] row : rows.subList(1, rows.size())) {
      ItemAnswers answers = Rand36Test.answers(row[0]);
      List<Score> scores =
          Stream.of(Rand36Rand.PUBLISHED, Rand36Ware.PUBLISHED)
              .flatMap(algorithm -> algorithm.score(answers).stream())
              .toList();
      for (int s = 0; s < RAND_SCALES + WARE_SCALES + SUMMARIES; s++) {
        Score score = scores.get(s);
        assertThat(score.code()).isEqualTo(header[1 + s]);
        String value = row[1 + s];
        if (value.isEmpty()) {
          assertThat(score.whyNull()).as("%s of %s", score.code(), row[0]).isPresent();
        } else {
          assertThat(score.value())
              .as("%s of %s", score.code(), row[0])
              .hasValue(Double.parseDouble(value));
        }
      }
      int counts = 1 + RAND_SCALES + WARE_SCALES + SUMMARIES;
      for (int s = 0; s < RAND_SCALES; s++) {
        int answered = Integer.parseInt(row[counts + s]);
        assertThat(scores.get(s).answered()).as(row[0]).isEqualTo(answered);
        assertThat(scores.get(s).flags().contains(Score.Flag.FEWER_THAN_HALF_ANSWERED))
            .isEqualTo(answered > 0 && 2 * answered < scores.get(s).items());
        assertThat(scores.get(RAND_SCALES + s).imputed())
            .as(row[0])
            .isEqualTo(Integer.parseInt(row[counts + RAND_SCALES + s]));
      }
    }
  }

  @Test
  void every_raw_sum_of_the_promis_tables_is_looked_up() throws IOException {
    List<String[]> rows = rows("/questionnaire/promis-tables.csv");
    assertThat(rows).hasSize(18);
    for (String[] row : rows.subList(1, rows.size())) {
      int[] points = points(Integer.parseInt(row[0]));
      ItemAnswers global =
          ItemAnswers.of(
              Map.of(
                  "Global03", points[0],
                  "Global06", points[1],
                  "Global08", 6 - points[2],
                  "Global07", new int[] {10, 8, 5, 2, 0}[points[3] - 1],
                  "Global02", points[0],
                  "Global04", points[1],
                  "Global05", points[2],
                  "Global10", 6 - points[3]));
      List<Score> scores = Promis.GLOBAL_10.score(global);
      assertThat(scores.get(0).value()).hasValue(Double.parseDouble(row[1]));
      assertThat(scores.get(1).value()).hasValue(Double.parseDouble(row[2]));
      assertThat(scores.get(1).standardError()).hasValue(Double.parseDouble(row[3]));
      ItemAnswers physical =
          ItemAnswers.of(
              Map.of(
                  "PFA11", points[0],
                  "PFA21", points[1],
                  "PFA23", points[2],
                  "PFA53", points[3]));
      Score second = Promis.PHYSICAL_FUNCTION_4A_V2.score(physical).get(0);
      assertThat(second.value()).hasValue(Double.parseDouble(row[4]));
      assertThat(second.standardError()).hasValue(Double.parseDouble(row[5]));
      assertThat(Promis.PHYSICAL_FUNCTION_4A_V1.score(physical).get(0).value())
          .hasValue(Double.parseDouble(row[6]));
    }
  }

  /** Four items of 1 to 5 with that sum, as unequal as they can be. */
  private static int[] points(int sum) {
    int[] points = {1, 1, 1, 1};
    for (int rest = sum - 4, i = 0; rest > 0; i++) {
      int more = Math.min(4, rest);
      points[i] += more;
      rest -= more;
    }
    return points;
  }
}

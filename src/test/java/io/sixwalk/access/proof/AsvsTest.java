package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.testing.ProofCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the map to OWASP ASVS 5.0 to what is there: each test that it names exists. */
class AsvsTest {
  private static final Path PAGE = Path.of("docs", "asvs.md");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:#(\\w+))?`");
  private static final Pattern LINE =
      Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");

  /** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
  private static final Map<Integer, Integer> REQUIREMENTS =
      Map.ofEntries(
          Map.entry(1, 27),
          Map.entry(2, 11),
          Map.entry(3, 19),
          Map.entry(4, 10),
          Map.entry(5, 9),
          Map.entry(6, 35),
          Map.entry(7, 18),
          Map.entry(8, 7),
          Map.entry(9, 7),
          Map.entry(10, 29),
          Map.entry(11, 14),
          Map.entry(12, 9),
          Map.entry(13, 13),
          Map.entry(14, 9),
          Map.entry(15, 13),
          Map.entry(16, 16),
          Map.entry(17, 7));

  @Test
  void every_test_that_the_map_names_exists() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    List<String> missing = new ArrayList<>();
    Set<String> named = new HashSet<>();
    Matcher test = NAMED.matcher(Files.readString(PAGE));
    while (test.find()) {
      named.add(test.group());
      String source = sources.get(test.group(1));
      String method = test.group(2);
      boolean exists =
          source != null
              && (method == null
                  || Pattern.compile("\\b" + method + "\\s*(\\(|=)").matcher(source).find());
      if (!exists) {
        missing.add(test.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).hasSizeGreaterThan(40);
  }

  @Test
  void every_line_names_a_test_or_gives_a_reason_and_every_requirement_has_a_line()
      throws IOException {
    List<String> wrong = new ArrayList<>();
    Map<Integer, TreeSet<String>> lines = new HashMap<>();
    int tested = 0;
    for (String text : Files.readAllLines(PAGE)) {
      Matcher line = LINE.matcher(text);
      if (!line.matches()) {
        if (text.matches("\\| \\d.*")) {
          wrong.add("not a line of the map: " + text);
        }
        continue;
      }
      int chapter = Integer.parseInt(line.group(1).split("\\.")[0]);
      if (!lines.computeIfAbsent(chapter, c -> new TreeSet<>()).add(line.group(1))) {
        wrong.add(line.group(1) + " stands there twice");
      }
      boolean names = NAMED.matcher(line.group(3)).find();
      tested += names ? 1 : 0;
      if (!names && line.group(3).strip().split(" ").length < 4) {
        wrong.add(line.group(1) + " names no test and gives no reason");
      }
    }
    REQUIREMENTS.forEach(
        (chapter, number) -> {
          int found = lines.getOrDefault(chapter, new TreeSet<>()).size();
          boolean asOne =
              found == 0 && pageHas("## V" + chapter + " ") && pageHas("Does not apply");
          if (found != number && !asOne) {
            wrong.add("V" + chapter + " has " + found + " lines and not " + number);
          }
        });
    assertThat(wrong).isEmpty();
    ProofCounts.note("requirements of ASVS 5.0 (levels 1 and 2) mapped to a test", tested);
    ProofCounts.note(
        "requirements of ASVS 5.0 (levels 1 and 2) in the map",
        lines.values().stream().mapToInt(Set::size).sum());
  }

  private static boolean pageHas(String text) {
    try {
      return Files.readString(PAGE).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package io.sixwalk.trial;

import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.EvidenceList;
import io.sixwalk.trial.rules.Inquiry;
import io.sixwalk.trial.rules.Lookup.Coverage;
import io.sixwalk.trial.rules.Offer;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.TrialStatus;
import io.sixwalk.trial.rules.TrustClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The labelled cases, as questions that can be asked. */
public record LabelledCases(
    String id,
    Inquiry inquiry,
    LocalDate asOf,
    Optional<TrustClass> fromRegistryAlone,
    TrustClass withEvidence) {

  public Assessment assess(EvidenceList evidence) {
    return TrialStatus.assess(inquiry, evidence, asOf);
  }

  @Override
  public String toString() {
    return id;
  }

  public static List<LabelledCases> all() {
    return rows("/trial/labels.csv").stream().map(LabelledCases::of).toList();
  }

  private static LabelledCases of(Map<String, String> row) {
    Inquiry inquiry;
    LocalDate asOf = Bundle.TODAY;
    switch (row.get("kind")) {
      case "registry_record" -> {
        RegistryRecord record = Bundle.record(row.get("record_path"));
        inquiry = Bundle.asOfCopy(record);
        asOf = Bundle.dayOfCopy(record);
      }
      case "registry_id" -> {
        // One case has to be judged with a copy that is declared full: it says so in its reason.
        Coverage coverage =
            row.get("why").contains("copy declared full")
                ? Coverage.FULL_COPY
                : Coverage.PARTIAL_COPY;
        inquiry = Bundle.lookUp(row.get("registry_id"), coverage, asOf);
      }
      default -> inquiry = Inquiry.about(Offer.ofClaims(row.get("input_text")));
    }
    String alone = row.get("expected_registry_only");
    return new LabelledCases(
        row.get("case_id"),
        inquiry,
        asOf,
        alone.isEmpty() ? Optional.empty() : Optional.of(TrustClass.valueOf(alone)),
        TrustClass.valueOf(row.get("expected_with_evidence")));
  }

  /** The rows of a CSV resource by column name. */
  public static List<Map<String, String>> rows(String resource) {
    try (InputStream stream = LabelledCases.class.getResourceAsStream(resource)) {
      List<List<String>> lines = parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      List<String> header = lines.get(0);
      List<Map<String, String>> rows = new ArrayList<>();
      for (List<String> line : lines.subList(1, lines.size())) {
        Map<String, String> row = new java.util.HashMap<>();
        IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), line.get(i)));
        rows.add(row);
      }
      return rows;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : text.split("\r?\n")) {
      List<String> cells = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          cells.add(cell.toString());
          cell.setLength(0);
        } else {
          cell.append(c);
        }
      }
      cells.add(cell.toString());
      rows.add(cells);
    }
    return rows;
  }
}

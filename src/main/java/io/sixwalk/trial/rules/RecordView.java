package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Coded.Allocation;
import io.sixwalk.trial.rules.Coded.InterventionModel;
import io.sixwalk.trial.rules.Coded.Masking;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What several rules ask of a record. */
record RecordView(RegistryRecord record) {
  private static final Pattern CELL_PRODUCT =
      Pattern.compile(
          "stem[\\s-]?cell|stromal|mesenchym|\\bMSCs?\\b|exosom|extracellular[\\s-]vesicle"
              + "|umbilical|wharton|amnio|placent|\\bSVF\\b|adipose|bone[\\s-]marrow"
              + "|young[\\s-]plasma",
          Pattern.CASE_INSENSITIVE);

  /** Whether title, intervention or keywords name a cell product. */
  boolean cellProduct() {
    return titles().anyMatch(t -> CELL_PRODUCT.matcher(t).find())
        || record.topic().keywords().stream().anyMatch(k -> CELL_PRODUCT.matcher(k).find())
        || record.topic().interventions().stream()
            .anyMatch(
                i ->
                    CELL_PRODUCT.matcher(i.name()).find()
                        || i.otherNames().stream().anyMatch(n -> CELL_PRODUCT.matcher(n).find()));
  }

  /**
   * Whether the record declares a study without a control: masking declared as none, or no masking
   * given and a single group declared; and no random allocation. An allocation that is absent
   * counts only when a single group is declared, because absent is not "not randomised".
   */
  boolean uncontrolled() {
    boolean singleGroup =
        record.design().model().filter(InterventionModel.SINGLE_GROUP::equals).isPresent();
    Optional<Masking> masking = record.design().masking();
    boolean open = masking.map(Masking.NONE::equals).orElse(singleGroup);
    Optional<Allocation> allocation = record.design().allocation();
    boolean notRandom =
        allocation
            .map(a -> a == Allocation.NON_RANDOMIZED || a == Allocation.NA)
            .orElse(singleGroup);
    return open && notRandom;
  }

  List<RuleInput> designInputs() {
    return List.of(
        RuleInput.of(record, RecordField.MASKING, record.design().masking()),
        RuleInput.of(record, RecordField.INTERVENTION_MODEL, record.design().model()),
        RuleInput.of(record, RecordField.ALLOCATION, record.design().allocation()),
        RuleInput.known("cell product", cellProduct()),
        RuleInput.known("uncontrolled", uncontrolled()));
  }

  /** The countries of the declared places. */
  List<String> countries() {
    return record.locations().stream().flatMap(l -> l.country().stream()).distinct().toList();
  }

  /** The free texts in which a sponsor could disclose something, by field. */
  Map<RecordField, String> texts() {
    Map<RecordField, String> texts = new LinkedHashMap<>();
    record.titles().brief().ifPresent(t -> texts.put(RecordField.BRIEF_TITLE, t));
    record.titles().official().ifPresent(t -> texts.put(RecordField.OFFICIAL_TITLE, t));
    record.text().briefSummary().ifPresent(t -> texts.put(RecordField.BRIEF_SUMMARY, t));
    record
        .text()
        .detailedDescription()
        .ifPresent(t -> texts.put(RecordField.DETAILED_DESCRIPTION, t));
    record.text().eligibility().ifPresent(t -> texts.put(RecordField.ELIGIBILITY, t));
    record.text().arms().ifPresent(t -> texts.put(RecordField.ARM_GROUPS, t));
    record.text().interventions().ifPresent(t -> texts.put(RecordField.INTERVENTIONS, t));
    if (!record.topic().keywords().isEmpty()) {
      texts.put(RecordField.KEYWORDS, String.join("; ", record.topic().keywords()));
    }
    return texts;
  }

  List<RuleInput> textInputs() {
    List<RuleInput> inputs = new ArrayList<>();
    Map<RecordField, String> texts = texts();
    for (RecordField field :
        List.of(
            RecordField.BRIEF_TITLE,
            RecordField.OFFICIAL_TITLE,
            RecordField.BRIEF_SUMMARY,
            RecordField.DETAILED_DESCRIPTION,
            RecordField.ELIGIBILITY,
            RecordField.ARM_GROUPS,
            RecordField.INTERVENTIONS,
            RecordField.KEYWORDS)) {
      inputs.add(RuleInput.of(record, field, Quotes.shorten(texts.getOrDefault(field, ""))));
    }
    return inputs;
  }

  /** The declared places, in one line. */
  String places() {
    return record.locations().stream()
        .map(RecordView::place)
        .distinct()
        .limit(4)
        .collect(Collectors.joining("; "));
  }

  private static String place(Location location) {
    return java.util.stream.Stream.of(location.facility(), location.city(), location.country())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private java.util.stream.Stream<String> titles() {
    return java.util.stream.Stream.of(record.titles().brief(), record.titles().official())
        .flatMap(Optional::stream);
  }
}

package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a newer version of a record says differently, field by field, in the order of weight. */
public final class RecordChanges {
  static final Set<RecordField> LONG_TEXTS =
      EnumSet.of(
          RecordField.BRIEF_SUMMARY, RecordField.DETAILED_DESCRIPTION, RecordField.ELIGIBILITY);

  private RecordChanges() {}

  /**
   * Compares two versions of one record. A field that is merely missing from one of two partial
   * copies did not change.
   */
  public static List<FieldChange> between(RegistryRecord older, RegistryRecord newer) {
    Map<RecordField, Optional<String>> before = values(older);
    Map<RecordField, Optional<String>> after = values(newer);
    List<FieldChange> changes = new ArrayList<>();
    after.forEach(
        (field, now) -> {
          Optional<String> was = before.get(field);
          boolean comparable =
              older.presence(field) != Presence.NOT_IN_COPY
                  && newer.presence(field) != Presence.NOT_IN_COPY;
          if (comparable && !was.equals(now)) {
            boolean text = LONG_TEXTS.contains(field);
            changes.add(
                new FieldChange(
                    field, text ? Optional.empty() : was, text ? Optional.empty() : now));
          }
        });
    return List.copyOf(changes);
  }

  private static Map<RecordField, Optional<String>> values(RegistryRecord record) {
    Map<RecordField, Optional<String>> values = new LinkedHashMap<>();
    values.put(RecordField.OVERALL_STATUS, text(record.status().overall()));
    values.put(RecordField.WHY_STOPPED, record.status().whyStopped());
    values.put(RecordField.LEAD_SPONSOR, record.sponsors().lead().map(Agency::name));
    values.put(
        RecordField.COLLABORATORS,
        joined(record.sponsors().collaborators().stream().map(Agency::name).toList()));
    values.put(
        RecordField.LOCATIONS,
        Optional.of(new RecordView(record).places()).filter(p -> !p.isEmpty()));
    values.put(RecordField.ENROLLMENT, text(record.design().enrolmentCount()));
    values.put(RecordField.PHASES, joined(record.design().phases()));
    values.put(RecordField.ALLOCATION, text(record.design().allocation()));
    values.put(RecordField.MASKING, text(record.design().masking()));
    values.put(RecordField.OVERSIGHT_HAS_DMC, text(record.oversight().hasDmc()));
    values.put(RecordField.IS_FDA_REGULATED_DRUG, text(record.oversight().fdaRegulatedDrug()));
    values.put(RecordField.IS_FDA_REGULATED_DEVICE, text(record.oversight().fdaRegulatedDevice()));
    values.put(RecordField.IS_US_EXPORT, text(record.oversight().usExport()));
    values.put(RecordField.BRIEF_TITLE, record.titles().brief());
    values.put(RecordField.CONDITIONS, joined(record.topic().conditions()));
    values.put(RecordField.HAS_RESULTS, text(record.extras().hasResults()));
    values.put(RecordField.BRIEF_SUMMARY, record.text().briefSummary());
    values.put(RecordField.DETAILED_DESCRIPTION, record.text().detailedDescription());
    values.put(RecordField.ELIGIBILITY, record.text().eligibility());
    return values;
  }

  private static Optional<String> text(Optional<?> value) {
    return value.map(String::valueOf);
  }

  private static Optional<String> joined(Collection<?> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}

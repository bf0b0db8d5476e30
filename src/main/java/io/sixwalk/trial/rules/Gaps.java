package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Lookup.Absent;
import io.sixwalk.trial.rules.Lookup.Coverage;
import io.sixwalk.trial.rules.NotChecked.What;
import io.sixwalk.trial.rules.NumberReading.Ambiguous;
import io.sixwalk.trial.rules.NumberReading.NoNumber;
import io.sixwalk.trial.rules.NumberReading.OtherReference;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.Registry.Ability;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a card has to admit that it could not check. */
final class Gaps {
  /** Fields that a reader would miss on a card; others of the copy are not worth a line. */
  private static final List<RecordField> WORTH_NAMING =
      List.of(
          RecordField.OVERALL_STATUS,
          RecordField.LEAD_SPONSOR,
          RecordField.OVERSIGHT_HAS_DMC,
          RecordField.IS_FDA_REGULATED_DRUG,
          RecordField.MASKING,
          RecordField.ALLOCATION,
          RecordField.DETAILED_DESCRIPTION,
          RecordField.LOCATIONS);

  private final Inquiry inquiry;
  private final Optional<RegistryRecord> record;
  private final Optional<PartialDate> copyDate;
  private final boolean copyIsOld;
  private final List<RuleOutcome> outcomes;

  Gaps(
      Inquiry inquiry,
      Optional<RegistryRecord> record,
      Optional<PartialDate> copyDate,
      boolean copyIsOld,
      List<RuleOutcome> outcomes) {
    this.inquiry = inquiry;
    this.record = record;
    this.copyDate = copyDate;
    this.copyIsOld = copyIsOld;
    this.outcomes = outcomes;
  }

  List<NotChecked> list() {
    List<NotChecked> gaps = new ArrayList<>();
    aboutTheNumber(gaps);
    record.ifPresent(r -> aboutTheRecord(r, gaps));
    if (is(Rule.PLACE_MATCHES, Verdict.CANNOT_TELL)) {
      gaps.add(NotChecked.of(What.PLACE));
    }
    if (is(Rule.PRODUCT_MATCHES, Verdict.CANNOT_TELL)) {
      gaps.add(NotChecked.of(What.PRODUCT));
    }
    if (is(Rule.REGULATOR_ACTION, Verdict.APPLIES)) {
      gaps.add(NotChecked.of(What.SETTLED_SINCE));
    }
    gaps.add(NotChecked.of(What.PAYMENT));
    gaps.add(NotChecked.of(What.REVIEW_BOARD_AND_IND));
    return gaps;
  }

  private void aboutTheNumber(List<NotChecked> gaps) {
    NumberReading number = inquiry.number();
    if (record.isPresent()) {
      return;
    }
    if (number instanceof NoNumber) {
      gaps.add(NotChecked.of(What.NO_NUMBER));
    } else if (number instanceof Ambiguous) {
      gaps.add(NotChecked.of(What.PREFIX_MISSING));
    } else if (number instanceof OtherReference) {
      gaps.add(NotChecked.of(What.LOCAL_REFERENCE));
    } else if (number instanceof Recognised recognised) {
      Ability ability = recognised.number().registry().ability();
      if (ability == Ability.NOT_A_REGISTRATION) {
        gaps.add(NotChecked.of(What.NOT_A_REGISTRATION));
      } else if (ability != Ability.LOOKED_UP) {
        gaps.add(NotChecked.of(What.OTHER_REGISTRY));
      } else if (inquiry.lookup() instanceof Absent absent
          && (absent.coverage() == Coverage.PARTIAL_COPY
              || absent.coverage() == Coverage.LIVE && copyIsOld)) {
        gaps.add(NotChecked.of(What.PARTIAL_COPY));
      } else if (copyIsOld && copyDate.isPresent()) {
        gaps.add(NotChecked.of(What.OLD_COPY));
      }
    }
  }

  private void aboutTheRecord(RegistryRecord found, List<NotChecked> gaps) {
    if (!found.copy().complete()) {
      List<String> missing =
          WORTH_NAMING.stream()
              .filter(f -> found.presence(f) == RegistryRecord.Presence.NOT_IN_COPY)
              .map(RecordField::v2Name)
              .toList();
      gaps.add(new NotChecked(What.FIELDS_NOT_IN_COPY, missing));
    }
    if (copyIsOld) {
      gaps.add(NotChecked.of(copyDate.isPresent() ? What.OLD_COPY : What.UNDATED_COPY));
    }
    if (is(Rule.OFFERED_THOUGH_NOT_OPEN, Verdict.CANNOT_TELL)) {
      gaps.add(NotChecked.of(What.STATUS_TODAY));
    }
  }

  private boolean is(Rule rule, Verdict verdict) {
    return outcomes.stream().anyMatch(o -> o.rule() == rule && o.verdict() == verdict);
  }
}

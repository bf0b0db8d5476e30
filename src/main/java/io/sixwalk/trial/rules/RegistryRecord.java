package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Coded.AgencyClass;
import io.sixwalk.trial.rules.Coded.Allocation;
import io.sixwalk.trial.rules.Coded.InterventionModel;
import io.sixwalk.trial.rules.Coded.InterventionType;
import io.sixwalk.trial.rules.Coded.Masking;
import io.sixwalk.trial.rules.Coded.Phase;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.Coded.StudyType;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a registry record, cut down to what the rules read.
 *
 * <p>Every value may be absent, and absent is neither "no" nor zero. Whether an absent value was
 * left out by the sponsor or is merely missing from our copy is told by {@link #presence}.
 *
 * @param number the number of the record
 * @param aliases older numbers of the same record, as the registry lists them
 * @param copy where the copy comes from and when it was made
 * @param fieldsInCopy the fields that have a value in the copy
 */
public record RegistryRecord(
    RegistryNumber number,
    List<String> aliases,
    Copy copy,
    Set<RecordField> fieldsInCopy,
    Titles titles,
    Status status,
    Sponsors sponsors,
    Oversight oversight,
    Design design,
    Topic topic,
    Text text,
    List<Location> locations,
    Extras extras) {

  private static final Set<RecordField> STATUS_FIELDS =
      Set.of(RecordField.OVERALL_STATUS, RecordField.LAST_KNOWN_STATUS, RecordField.WHY_STOPPED);

  public RegistryRecord {
    aliases = List.copyOf(aliases);
    fieldsInCopy = Set.copyOf(fieldsInCopy);
    locations = List.copyOf(locations);
  }

  /** Whether a field has a value, and if not, whether the sponsor or our copy left it out. */
  public Presence presence(RecordField field) {
    if (fieldsInCopy.contains(field)) {
      return Presence.STATED;
    }
    return copy.complete() ? Presence.NOT_STATED : Presence.NOT_IN_COPY;
  }

  /** The same record with another date of copy, for copies whose source carried no date. */
  public RegistryRecord withCopyDate(LocalDate date) {
    Copy dated = new Copy(Optional.of(PartialDate.of(date)), copy.complete(), copy.source());
    return new RegistryRecord(
        number,
        aliases,
        dated,
        fieldsInCopy,
        titles,
        status,
        sponsors,
        oversight,
        design,
        topic,
        text,
        locations,
        extras);
  }

  /**
   * The same record with the recruitment status of a later copy of which only some fields are here.
   * Status moves where the rest of a record stays, so the newest that is known is told.
   */
  public RegistryRecord withLaterStatus(RegistryRecord later) {
    boolean isLater =
        later.copy.date().isPresent()
            && copy.date()
                .filter(d -> d.latest().isBefore(later.copy.date().get().earliest()))
                .isPresent();
    boolean moved =
        later.status.overall().isPresent() && !later.status.overall().equals(status.overall());
    if (!isLater || !moved) {
      return this;
    }
    Status known =
        new Status(
            later.status.overall(),
            later.status.lastKnown(),
            later.status.whyStopped(),
            status.firstPosted(),
            status.lastUpdatePosted(),
            Optional.of(later.copy));
    Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
    fields.addAll(fieldsInCopy);
    fields.removeAll(STATUS_FIELDS);
    later.fieldsInCopy.stream().filter(STATUS_FIELDS::contains).forEach(fields::add);
    return new RegistryRecord(
        number, aliases, copy, fields, titles, known, sponsors, oversight, design, topic, text,
        locations, extras);
  }

  /** Where a field was read: in the copy, or for the status in a later one. */
  public Copy copyOf(RecordField field) {
    return STATUS_FIELDS.contains(field) ? status.later().orElse(copy) : copy;
  }

  /** Whether a value is there. */
  public enum Presence {
    STATED,
    /** The whole record is in the copy and the field is empty in it. */
    NOT_STATED,
    /** Only some fields are in the copy, and this one is not among them. */
    NOT_IN_COPY,
    /** Not a field of the record but of what the person told, and the person did not tell. */
    NOT_TOLD
  }

  /**
   * The copy.
   *
   * @param date when it was made, as far as the source tells
   * @param complete whether the whole record is in it, or only some fields
   * @param source the registry, or the page that the fields were read from
   */
  public record Copy(Optional<PartialDate> date, boolean complete, String source) {}

  /** The titles. */
  public record Titles(Optional<String> brief, Optional<String> official) {}

  /**
   * Recruitment and the dates around it.
   *
   * @param later where the first three were read, when that is a later page than the record's copy
   */
  public record Status(
      Optional<RecruitmentStatus> overall,
      Optional<RecruitmentStatus> lastKnown,
      Optional<String> whyStopped,
      Optional<PartialDate> firstPosted,
      Optional<PartialDate> lastUpdatePosted,
      Optional<Copy> later) {}

  /** A sponsor or collaborator. */
  public record Agency(String name, Optional<AgencyClass> agencyClass) {}

  /**
   * Who stands behind the trial.
   *
   * @param affiliations organisations of the responsible party and of the officials
   */
  public record Sponsors(
      Optional<Agency> lead,
      List<Agency> collaborators,
      Optional<String> organisation,
      List<String> affiliations) {
    public Sponsors {
      collaborators = List.copyOf(collaborators);
      affiliations = List.copyOf(affiliations);
    }
  }

  /** What the sponsor says about oversight; nobody has checked it. */
  public record Oversight(
      Optional<Boolean> hasDmc,
      Optional<Boolean> fdaRegulatedDrug,
      Optional<Boolean> fdaRegulatedDevice,
      Optional<Boolean> usExport) {}

  /** How the trial is built. */
  public record Design(
      Optional<StudyType> studyType,
      List<Phase> phases,
      Optional<Allocation> allocation,
      Optional<InterventionModel> model,
      Optional<Masking> masking,
      Optional<Integer> enrolmentCount) {
    public Design {
      phases = List.copyOf(phases);
    }
  }

  /** Something that is given to people in the trial. */
  public record Intervention(
      Optional<InterventionType> type, String name, List<String> otherNames) {
    public Intervention {
      otherNames = List.copyOf(otherNames);
    }
  }

  /** What the trial is about. */
  public record Topic(
      List<Intervention> interventions,
      List<String> conditions,
      List<String> keywords,
      Optional<Boolean> healthyVolunteers) {
    public Topic {
      interventions = List.copyOf(interventions);
      conditions = List.copyOf(conditions);
      keywords = List.copyOf(keywords);
    }
  }

  /**
   * The free text.
   *
   * @param arms labels and descriptions of the groups of people
   * @param interventions descriptions of what is given
   */
  public record Text(
      Optional<String> briefSummary,
      Optional<String> detailedDescription,
      Optional<String> eligibility,
      Optional<String> arms,
      Optional<String> interventions) {}

  /** A place where the trial runs. */
  public record Location(
      Optional<String> facility,
      Optional<String> city,
      Optional<String> state,
      Optional<String> country) {}

  /**
   * Things that are shown beside the class and never lift it, but for the decision of a regulator.
   *
   * @param secondaryIdTypes types of the secondary numbers, such as {@code NIH}
   * @param resultReferences number of papers that the record lists as its results
   * @param regulatorDecisions decisions of regulators that are part of the record itself
   */
  public record Extras(
      Optional<Boolean> hasResults,
      Optional<Boolean> hasProtocolDocument,
      List<String> secondaryIdTypes,
      int resultReferences,
      List<RegulatorDecision> regulatorDecisions) {
    public Extras {
      secondaryIdTypes = List.copyOf(secondaryIdTypes);
      regulatorDecisions = List.copyOf(regulatorDecisions);
    }
  }

  /**
   * A decision of a national authority that the registry itself publishes.
   *
   * @param authority the country or authority
   * @param authorised whether it let the trial go ahead, and that still stands
   */
  public record RegulatorDecision(
      String authority, boolean authorised, Optional<PartialDate> date) {}
}

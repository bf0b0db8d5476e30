package io.sixwalk.questionnaire;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Whether a study can put an instrument on its schedule: it must be known, be answered by the
 * participant, and have wording in some language.
 */
@ApplicationScoped
public class SchedulableInstruments {
  private final StudyCatalogues catalogues;

  SchedulableInstruments(StudyCatalogues catalogues) {
    this.catalogues = catalogues;
  }

  /** Whether it can be scheduled. */
  public sealed interface Schedulability {
    /**
     * It can.
     *
     * @param version the newest with wording
     * @param languages in which it can be answered
     */
    record Schedulable(String version, Set<String> languages) implements Schedulability {}

    /**
     * It cannot.
     *
     * @param reason a sentence for the study's admin
     */
    record NotSchedulable(String reason) implements Schedulability {}
  }

  /** Whether the study can schedule the instrument, in its newest version that has wording. */
  public Uni<Schedulability> check(Statements statements, UUID studyId, String instrument) {
    return catalogues
        .of(statements, studyId)
        .map(catalogue -> ofVersions(instrument, catalogue.versions(instrument)));
  }

  private static Schedulability ofVersions(String id, List<Instrument> versions) {
    if (versions.isEmpty()) {
      return new Schedulability.NotSchedulable("There is no instrument '" + id + "' here.");
    }
    Schedulability newest = new Schedulability.NotSchedulable("");
    for (int i = versions.size() - 1; i >= 0; i--) {
      Schedulability one = of(versions.get(i));
      if (one instanceof Schedulability.Schedulable) {
        return one;
      }
      newest = i == versions.size() - 1 ? one : newest;
    }
    return newest;
  }

  /** Whether this one version can be scheduled. */
  public static Schedulability of(Instrument instrument) {
    Optional<String> why = whyNot(instrument);
    if (why.isPresent()) {
      return new Schedulability.NotSchedulable(why.get());
    }
    Set<String> languages = new TreeSet<>();
    instrument.languages().forEach(language -> languages.add(language.tag()));
    return new Schedulability.Schedulable(instrument.version(), languages);
  }

  private static Optional<String> whyNot(Instrument instrument) {
    if (instrument.respondent() == Instrument.Respondent.CLINICIAN) {
      return Optional.of(
          instrument.id()
              + " is answered by a clinician; it is not asked on a participant's phone.");
    }
    return instrument.content() == Instrument.Content.STRUCTURE_ONLY
        ? instrument.whyNotSchedulable("")
        : Optional.empty();
  }
}

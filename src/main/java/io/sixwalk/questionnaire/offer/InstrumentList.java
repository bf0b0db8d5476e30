package io.sixwalk.questionnaire.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.questionnaire.SchedulableInstruments;
import io.sixwalk.questionnaire.SchedulableInstruments.Schedulability;
import io.sixwalk.questionnaire.instrument.Instrument;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The definitions that studies of the caller can use. */
public record InstrumentList(List<Entry> instruments) {

  /** One definition of one study. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "InstrumentEntry")
  public record Entry(
      @Schema(description = "Code of the study") String study,
      String id,
      String version,
      String title,
      List<Language> languages,
      @Schema(description = "PARTICIPANT or CLINICIAN") String respondent,
      @Schema(description = "ISO 8601 duration, or now, varies, since-last-answer, since-baseline")
          String recallPeriod,
      @Schema(description = "Whether it can be put on the study's schedule") boolean schedulable,
      @Schema(description = "Why not, as a sentence for the study's admin") String whyNot,
      @Schema(description = "To be shown wherever the questionnaire is shown") String attribution) {
    static Entry of(String study, Instrument instrument, Locale language) {
      Schedulability schedulability = SchedulableInstruments.of(instrument);
      return new Entry(
          study,
          instrument.id(),
          instrument.version(),
          InstrumentList.title(instrument, language.getLanguage()),
          InstrumentList.languages(instrument),
          instrument.respondent().name(),
          instrument.recallPeriod(),
          schedulability instanceof Schedulability.Schedulable,
          schedulability instanceof Schedulability.NotSchedulable not ? not.reason() : null,
          instrument.rights().attribution());
    }
  }

  /** A language of the wording, and where the wording comes from. */
  @Schema(name = "InstrumentLanguage")
  public record Language(String tag, String provenance, String note) {}

  static List<Language> languages(Instrument instrument) {
    return instrument.languages().stream()
        .map(l -> new Language(l.tag(), l.provenance().name(), l.note()))
        .toList();
  }

  /** The title in a language, or in the first one that it has. */
  static String title(Instrument instrument, String language) {
    String wished = instrument.title().get(language);
    return wished != null
        ? wished
        : instrument.title().entrySet().stream()
            .min(java.util.Map.Entry.comparingByKey())
            .orElseThrow()
            .getValue();
  }
}

package io.sixwalk.questionnaire.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.BundledInstruments.NotOffered;
import io.sixwalk.questionnaire.scoring.Eq5dValueSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a study has decided about scoring, and what it can choose from.
 *
 * @param revision for {@code If-Match}; 0 where nothing was decided yet
 */
@Schema(name = "QuestionnaireSettings")
public record SettingsView(
    @Schema(description = "By which value sets EQ-5D responses are valued; none unless chosen")
        List<String> eq5dValueSets,
    List<ValueSet> offered,
    List<ValueSetNotOffered> notOffered,
    int revision) {

  /** A value set that can be chosen. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ValueSet(String id, String label, String reference, String note) {}

  /** A value set that is known and cannot be chosen, and why. */
  public record ValueSetNotOffered(String id, String reason) {}

  /** The choice as an admin sends it. */
  @Schema(name = "QuestionnaireSettingsChange")
  public record Change(
      @Schema(
              required = true,
              maxItems = 10,
              description = "Ids of offered value sets, such as eq-5d-5l/index/germany")
          List<String> eq5dValueSets) {}

  static SettingsView of(List<String> chosen, int revision) {
    return new SettingsView(
        chosen,
        BundledInstruments.valueSets().stream()
            .map(set -> new ValueSet(id(set), set.label(), set.reference(), set.note()))
            .toList(),
        BundledInstruments.valueSetsNotOffered().stream()
            .map(set -> new ValueSetNotOffered(id(set), set.reason()))
            .toList(),
        revision);
  }

  static String id(Eq5dValueSet set) {
    return set.version().instrument() + "/index/" + set.id();
  }

  private static String id(NotOffered set) {
    return set.instrument() + "/index/" + set.id();
  }
}

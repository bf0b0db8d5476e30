package io.sixwalk.safety.rules;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a walk's record says about the person's safety.
 *
 * @param stoppedForSymptoms the walk ended for symptoms
 * @param stoppedForFall the walk ended with a fall
 * @param symptoms codes of the record
 * @param fall whether the person fell, then or around the walk
 * @param lowestSpo2 percent, the lowest of all that was measured
 */
public record WalkSigns(
    boolean stoppedForSymptoms,
    boolean stoppedForFall,
    List<String> symptoms,
    boolean fall,
    boolean fallInjury,
    OptionalDouble lowestSpo2) {
  public WalkSigns {
    symptoms = List.copyOf(symptoms);
  }
}

package io.sixwalk.safety.rules;

import java.util.OptionalDouble;

/**
 * What was measured at rest before a walk; each only where the person has a device for it.
 *
 * @param heartRate a minute
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param spo2 percent
 */
public record RestingValues(
    OptionalDouble heartRate,
    OptionalDouble systolic,
    OptionalDouble diastolic,
    OptionalDouble spo2) {
  public static final RestingValues NONE =
      new RestingValues(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
}

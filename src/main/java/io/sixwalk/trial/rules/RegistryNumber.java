package io.sixwalk.trial.rules;

import java.util.Optional;

/**
 * A registry number in its canonical spelling, such as {@code NCT03169231}.
 *
 * @param registry the family it belongs to
 * @param value the canonical spelling
 * @throws IllegalArgumentException when the value is not canonical for the registry
 */
public record RegistryNumber(Registry registry, String value) {
  public RegistryNumber {
    if (!registry.isCanonical(value)) {
      throw new IllegalArgumentException(
          "Not a canonical " + registry.displayName() + " number: " + value);
    }
  }

  /** A ClinicalTrials.gov number; the most frequent case. */
  public static RegistryNumber nct(String value) {
    return new RegistryNumber(Registry.CLINICAL_TRIALS_GOV, value);
  }

  /** The number when the text already is canonical for some registry. */
  public static Optional<RegistryNumber> ofCanonical(String text) {
    for (Registry registry : Registry.values()) {
      if (registry.isCanonical(text)) {
        return Optional.of(new RegistryNumber(registry, text));
      }
    }
    return Optional.empty();
  }

  /** The address of the registry's own page, where there is one. */
  public Optional<String> page() {
    return registry.page(value);
  }

  @Override
  public String toString() {
    return value;
  }
}

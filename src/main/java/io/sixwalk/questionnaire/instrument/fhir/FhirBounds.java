package io.sixwalk.questionnaire.instrument.fhir;

import io.sixwalk.questionnaire.instrument.InstrumentRules;
import io.sixwalk.questionnaire.instrument.Item;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Type;

/** Reads the limits of a number from FHIR's own extensions. */
final class FhirBounds {

  private static final int MOST_DECIMALS = 6;

  private final BiConsumer<String, String> refuse;

  /**
   * @param refuse takes a pointer and what is wrong there
   */
  FhirBounds(BiConsumer<String, String> refuse) {
    this.refuse = refuse;
  }

  /** The limits of an item, or empty where it is no number or its limits cannot be taken. */
  Optional<Item.Bounds> of(QuestionnaireItemComponent component, Item.Kind kind, String pointer) {
    if (kind != Item.Kind.INTEGER && kind != Item.Kind.DECIMAL) {
      return Optional.empty();
    }
    Optional<BigDecimal> min = limit(component.getExtensionByUrl(FhirExtensions.MIN_VALUE));
    Optional<BigDecimal> max = limit(component.getExtensionByUrl(FhirExtensions.MAX_VALUE));
    if (min.isEmpty() || max.isEmpty()) {
      refuse.accept(
          pointer, "A number needs the extensions minValue and maxValue in plain digits.");
      return Optional.empty();
    }
    return Optional.of(
        new Item.Bounds(
            min.get(),
            max.get(),
            decimals(component.getExtensionByUrl(FhirExtensions.MAX_DECIMALS), pointer),
            unit(component.getExtensionByUrl(FhirExtensions.UNIT), pointer)));
  }

  private static Optional<BigDecimal> limit(Extension extension) {
    return Optional.ofNullable(extension)
        .map(Extension::getValue)
        .map(Type::primitiveValue)
        .flatMap(InstrumentRules::number);
  }

  private int decimals(Extension extension, String pointer) {
    if (extension == null) {
      return 0;
    }
    Optional<BigDecimal> decimals =
        limit(extension)
            .filter(n -> n.signum() >= 0 && n.compareTo(BigDecimal.valueOf(MOST_DECIMALS)) <= 0)
            .filter(n -> n.stripTrailingZeros().scale() <= 0);
    if (decimals.isEmpty()) {
      refuse.accept(pointer, "maxDecimalPlaces is a whole number from 0 to " + MOST_DECIMALS + ".");
    }
    return decimals.map(BigDecimal::intValue).orElse(0);
  }

  private Optional<String> unit(Extension extension, String pointer) {
    if (extension == null) {
      return Optional.empty();
    }
    if (!(extension.getValue() instanceof Coding coding) || !coding.hasCode()) {
      refuse.accept(pointer, "A unit must be a coding with a code.");
      return Optional.empty();
    }
    return Optional.of(coding.getCode());
  }
}

package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.rules.EvidenceFact;
import io.sixwalk.trial.rules.EvidenceFact.Scope;
import io.sixwalk.trial.rules.EvidenceKind;
import io.sixwalk.trial.rules.EvidenceList;
import io.sixwalk.trial.rules.RegistryNumber;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the evidence list from its JSON form. */
public final class EvidenceDocument {
  private EvidenceDocument() {}

  /**
   * Reads the whole list.
   *
   * @throws UnreadableRecordException when a fact has no identifier, no subject or no source, or a
   *     number or scope that cannot be read; an evidence list with holes must not be loaded
   */
  public static EvidenceList read(JsonNode document) {
    List<EvidenceFact> facts =
        Json.list(document, "facts").stream().map(EvidenceDocument::fact).toList();
    List<List<String>> productNames =
        Json.list(document, "productNames").stream().map(n -> Json.texts(n)).toList();
    return new EvidenceList(facts, productNames);
  }

  /** Reads one fact, under the same conditions. */
  public static EvidenceFact fact(JsonNode node) {
    return new EvidenceFact(
        required(node, "id"),
        required(node, "subject"),
        Json.texts(node, "aliases"),
        EvidenceKind.read(required(node, "kind")),
        scope(required(node, "scope")),
        numbers(node),
        Json.texts(node, "places"),
        Json.date(node, "date"),
        Json.text(node, "authority"),
        Json.text(node, "about"),
        required(node, "statement"),
        required(node, "source"));
  }

  private static Set<RegistryNumber> numbers(JsonNode node) {
    return Json.texts(node, "registryNumbers").stream()
        .map(
            text ->
                RegistryNumber.ofCanonical(text)
                    .orElseThrow(
                        () -> new UnreadableRecordException("Not a registry number: " + text)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Scope scope(String text) {
    try {
      return Scope.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableRecordException("Not a scope of evidence: " + text, unknown);
    }
  }

  private static String required(JsonNode node, String field) {
    return Json.text(node, field)
        .orElseThrow(() -> new UnreadableRecordException("A fact lacks its " + field + "."));
  }
}

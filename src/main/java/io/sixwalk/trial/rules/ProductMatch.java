package io.sixwalk.trial.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the product of an offer is the one of the record. */
final class ProductMatch {
  private ProductMatch() {}

  static boolean matches(String told, RegistryRecord record, EvidenceList evidence) {
    List<String> namesTold = new ArrayList<>();
    namesTold.add(told);
    evidence.productNames().stream()
        .filter(names -> names.stream().anyMatch(n -> Names.words(told).contains(Names.words(n))))
        .forEach(namesTold::addAll);
    List<String> products =
        record.topic().interventions().stream()
            .flatMap(i -> Stream.concat(Stream.of(i.name()), i.otherNames().stream()))
            .toList();
    // A keyword or a title also names the topic, and the topic alone is no product.
    List<String> texts =
        Stream.of(
                record.topic().keywords().stream(),
                record.titles().brief().stream(),
                record.titles().official().stream())
            .flatMap(s -> s)
            .map(Names::words)
            .toList();
    return namesTold.stream()
        .anyMatch(
            n ->
                products.stream().anyMatch(p -> Names.oneHoldsTheOther(p, n))
                    || texts.stream().anyMatch(t -> t.contains(Names.words(n))));
  }
}

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
    List<String> inRecord =
        Stream.of(
                record.topic().interventions().stream()
                    .flatMap(i -> Stream.concat(Stream.of(i.name()), i.otherNames().stream())),
                record.topic().keywords().stream(),
                record.titles().brief().stream(),
                record.titles().official().stream())
            .flatMap(s -> s)
            .toList();
    return namesTold.stream()
        .anyMatch(n -> inRecord.stream().anyMatch(r -> Names.oneHoldsTheOther(r, n)));
  }
}

package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether the place and the clinic of an offer stand in the record.
 *
 * <p>A place differs only when the record names places of that kind for every location and none of
 * them fits. A clinic differs only when it is neither the sponsor, nor a collaborator, nor an
 * affiliation, nor a facility, and the record names the facility of every location.
 *
 * @param verdict the outcome
 * @param field the part of the offer that decided: place, city, country or clinic
 * @param told what the person was told
 */
record PlaceMatch(Verdict verdict, String field, Optional<String> told) {
  /** The outcome of the comparison. */
  enum Verdict {
    MATCHES,
    DIFFERS,
    CANNOT_TELL
  }

  static PlaceMatch of(Offer offer, RegistryRecord record) {
    List<PlaceMatch> parts = new ArrayList<>();
    offer.country().ifPresent(c -> parts.add(country(c, record)));
    offer.city().ifPresent(c -> parts.add(place("city", c, record, l -> l.city().isPresent())));
    offer
        .place()
        .ifPresent(
            p ->
                parts.add(
                    place(
                        "place",
                        p,
                        record,
                        l -> l.city().isPresent() && l.facility().isPresent())));
    offer.clinic().ifPresent(c -> parts.add(clinic(c, record)));
    return parts.stream()
        .filter(p -> p.verdict == Verdict.DIFFERS)
        .findFirst()
        .or(() -> parts.stream().filter(p -> p.verdict == Verdict.CANNOT_TELL).findFirst())
        .or(() -> parts.stream().findFirst())
        .orElse(new PlaceMatch(Verdict.CANNOT_TELL, "place", Optional.empty()));
  }

  private static PlaceMatch country(String told, RegistryRecord record) {
    PlaceMatch asPlace = place("country", told, record, l -> l.country().isPresent());
    // A name that is no country that we know is not held against anybody.
    boolean unknown = PlaceParts.of(told).countries().isEmpty();
    return unknown && asPlace.verdict == Verdict.DIFFERS
        ? new PlaceMatch(Verdict.CANNOT_TELL, "country", Optional.of(told))
        : asPlace;
  }

  private static PlaceMatch place(
      String field, String told, RegistryRecord record, Predicate<Location> named) {
    List<PlaceParts> readings = PlaceParts.readings(told);
    List<Location> locations = record.locations();
    boolean comparable =
        !locations.isEmpty()
            && locations.stream().allMatch(named)
            && readings.stream().noneMatch(PlaceParts::isEmpty);
    boolean fits = readings.stream().anyMatch(r -> locations.stream().anyMatch(r::fit));
    return compare(field, told, fits, comparable);
  }

  private static PlaceMatch clinic(String told, RegistryRecord record) {
    List<String> names = new ArrayList<>();
    record.sponsors().lead().map(Agency::name).ifPresent(names::add);
    record.sponsors().organisation().ifPresent(names::add);
    record.sponsors().collaborators().stream().map(Agency::name).forEach(names::add);
    names.addAll(record.sponsors().affiliations());
    record.locations().stream().flatMap(l -> l.facility().stream()).forEach(names::add);
    boolean anyFits =
        names.stream()
            .anyMatch(n -> Names.sameOrganisation(n, told) || oneNameHoldsTheOther(n, told));
    boolean allNamed =
        record.sponsors().lead().isPresent()
            && !record.locations().isEmpty()
            && record.locations().stream().allMatch(l -> l.facility().isPresent());
    return compare("clinic", told, anyFits, allNamed);
  }

  /** "Clinic" in a record is no clinic that "Sunny Clinic" could be. */
  private static boolean oneNameHoldsTheOther(String one, String other) {
    return !GeneralWords.areAll(one)
        && !GeneralWords.areAll(other)
        && Names.oneHoldsTheOther(Names.organisation(one), Names.organisation(other));
  }

  private static PlaceMatch compare(String field, String told, boolean fits, boolean allNamed) {
    Verdict verdict = fits ? Verdict.MATCHES : allNamed ? Verdict.DIFFERS : Verdict.CANNOT_TELL;
    return new PlaceMatch(verdict, field, Optional.of(told));
  }
}

package io.sixwalk.trial.rules;

import java.util.List;
import java.util.Optional;

/**
 * What a person was told about a trial, in the person's own words or copied from a page.
 *
 * @param place free text such as "Dr. Ramos's office in Miami"
 * @param clinic the clinic, company or sponsor that makes the offer
 * @param product the name of what is to be given
 * @param askedToPay whether the person has to pay for the product or for taking part
 * @param priceText a price as it was told
 * @param claimsText what a page or a person said, word for word
 * @param offeredNow whether the person could start now
 * @param diseases what the same product is said to treat
 * @param treatsSeveralDiseases whether the person says that it is offered for several unrelated
 *     diseases
 * @param toldItIsATrial whether the person was told that it is a trial or a study
 */
public record Offer(
    Optional<String> place,
    Optional<String> city,
    Optional<String> country,
    Optional<String> clinic,
    Optional<String> product,
    Optional<Boolean> askedToPay,
    Optional<String> priceText,
    Optional<String> claimsText,
    Optional<Boolean> offeredNow,
    List<String> diseases,
    Optional<Boolean> treatsSeveralDiseases,
    Optional<Boolean> toldItIsATrial) {

  public Offer {
    place = written(place);
    city = written(city);
    country = written(country);
    clinic = written(clinic);
    product = written(product);
    priceText = written(priceText);
    claimsText = written(claimsText);
    diseases = List.copyOf(diseases);
  }

  /** Nothing was told. */
  public static Offer none() {
    return new Builder().build();
  }

  /** Only a text was given, such as a page of a clinic. */
  public static Offer ofClaims(String claimsText) {
    return new Builder().claimsText(claimsText).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether a place was named that can be compared with the record. */
  public boolean namesAPlace() {
    return place.isPresent() || city.isPresent() || country.isPresent() || clinic.isPresent();
  }

  private static Optional<String> written(Optional<String> text) {
    return text.map(String::strip).filter(t -> !t.isEmpty());
  }

  /** Collects an offer; everything that is not set stays "not told". */
  public static final class Builder {
    private String place;
    private String city;
    private String country;
    private String clinic;
    private String product;
    private Boolean askedToPay;
    private String priceText;
    private String claimsText;
    private Boolean offeredNow;
    private List<String> diseases = List.of();
    private Boolean treatsSeveralDiseases;
    private Boolean toldItIsATrial;

    public Builder place(String value) {
      place = value;
      return this;
    }

    public Builder city(String value) {
      city = value;
      return this;
    }

    public Builder country(String value) {
      country = value;
      return this;
    }

    public Builder clinic(String value) {
      clinic = value;
      return this;
    }

    public Builder product(String value) {
      product = value;
      return this;
    }

    public Builder askedToPay(Boolean value) {
      askedToPay = value;
      return this;
    }

    public Builder priceText(String value) {
      priceText = value;
      return this;
    }

    public Builder claimsText(String value) {
      claimsText = value;
      return this;
    }

    public Builder offeredNow(Boolean value) {
      offeredNow = value;
      return this;
    }

    public Builder diseases(List<String> value) {
      diseases = value == null ? List.of() : value;
      return this;
    }

    public Builder treatsSeveralDiseases(Boolean value) {
      treatsSeveralDiseases = value;
      return this;
    }

    public Builder toldItIsATrial(Boolean value) {
      toldItIsATrial = value;
      return this;
    }

    public Offer build() {
      return new Offer(
          Optional.ofNullable(place),
          Optional.ofNullable(city),
          Optional.ofNullable(country),
          Optional.ofNullable(clinic),
          Optional.ofNullable(product),
          Optional.ofNullable(askedToPay),
          Optional.ofNullable(priceText),
          Optional.ofNullable(claimsText),
          Optional.ofNullable(offeredNow),
          diseases,
          Optional.ofNullable(treatsSeveralDiseases),
          Optional.ofNullable(toldItIsATrial));
    }
  }
}

package io.sixwalk.trial.rules;

/**
 * One question: "is this trial real?".
 *
 * @param number what the person gave as the number, already read
 * @param lookup what the copy of the registry has under it
 * @param offer what the person was told
 */
public record Inquiry(NumberReading number, Lookup lookup, Offer offer) {

  /** A question about a number alone. */
  public static Inquiry about(NumberReading number, Lookup lookup) {
    return new Inquiry(number, lookup, Offer.none());
  }

  /** A question about a record that is at hand. */
  public static Inquiry about(RegistryRecord record) {
    return new Inquiry(
        new NumberReading.Recognised(record.number(), record.number().value(), false),
        new Lookup.Found(record),
        Offer.none());
  }

  /** A question about a text, or an offer, that came without a number. */
  public static Inquiry about(Offer offer) {
    return new Inquiry(new NumberReading.NoNumber(), new Lookup.NotTried(), offer);
  }

  /** The same question with what the person was told. */
  public Inquiry withOffer(Offer told) {
    return new Inquiry(number, lookup, told);
  }
}

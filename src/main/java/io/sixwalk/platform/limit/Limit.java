package io.sixwalk.platform.limit;

import java.time.Duration;

/**
 * How many tries there are, by what is counted. Uploading has no line here on purpose: a phone that
 * has been offline for days must be able to send everything.
 */
public enum Limit {
  /** Codes that a network address tries and that are not good; a good one costs nothing. */
  SIGN_IN_BY_NETWORK(30, Duration.ofMinutes(10)),
  /** Tries with one code, whoever makes them. */
  SIGN_IN_BY_CODE(10, Duration.ofMinutes(10)),
  /**
   * Refresh tokens that were never issued here, by network address. Real ones are not counted here.
   */
  INVENTED_REFRESH_BY_NETWORK(30, Duration.ofMinutes(10)),
  /** Refreshes of one sign-in with the key of one device. */
  REFRESH_BY_DEVICE(60, Duration.ofMinutes(10)),
  /**
   * Wrong digits for one telephone number, whoever tries them; each code has five tries besides.
   */
  SHORT_CODE_BY_CONTACT(10, Duration.ofMinutes(10)),
  /** Codes that one caregiver tries with an account of their own. */
  CARE_CODE_BY_ACCOUNT(20, Duration.ofMinutes(10)),
  /** Invitations that one account gives. */
  INVITATION_BY_ACCOUNT(60, Duration.ofHours(1)),
  /**
   * Pseudonyms that one account names to read in an emergency, whether or not there is such a one.
   */
  GLASS_BY_ACCOUNT(20, Duration.ofHours(1)),
  /** Journeys to the organisation's sign-in and back, by network address. */
  PROVIDER_BY_NETWORK(120, Duration.ofMinutes(10)),
  /** Exchanges of one bearer token of the organisation, by network address. */
  EXCHANGE_BY_NETWORK(120, Duration.ofMinutes(10)),
  /** Reading what anyone may read, by network address. */
  PUBLIC_READ(600, Duration.ofMinutes(10));

  private final int tries;
  private final Duration refill;

  Limit(int tries, Duration refill) {
    this.tries = tries;
    this.refill = refill;
  }

  /** How many at once. */
  public int tries() {
    return tries;
  }

  /** How long until an empty bucket is full again; it fills evenly. */
  public Duration refill() {
    return refill;
  }
}

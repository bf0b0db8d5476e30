package io.sixwalk.access.staff;

/**
 * Makes codes that can be redeemed once at the sign-in; the people who are invited get the same
 * kind.
 */
public interface OneTimeCodes {
  /** A new random code. */
  OneTimeCode create();

  /**
   * A code and what is kept of it.
   *
   * @param shown as it is handed over
   * @param hash as it is stored
   */
  record OneTimeCode(String shown, byte[] hash) {
    @Override
    public String toString() {
      return "OneTimeCode[..]";
    }
  }
}

package io.sixwalk.access.device;

/** What became of a proof that a request brought. */
public sealed interface ProofOutcome {
  /** It proves possession of the key. */
  record Proven(DeviceProof proof) implements ProofOutcome {}

  /** Well made, but the device's clock is off: the same again, with this nonce. */
  record NonceNeeded(String nonce) implements ProofOutcome {}

  /** It proves nothing. */
  record NotProven() implements ProofOutcome {}
}

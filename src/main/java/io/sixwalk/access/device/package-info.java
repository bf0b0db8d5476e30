/**
 * The devices of an account and the sign-ins bound to them.
 *
 * <p>A device has a P-256 key that never leaves it. Each redeeming of a code and each refresh
 * brings a proof of possession in the form of RFC 9449 (Fett et al. 2023, DPoP): a short object,
 * signed with that key, that names the method, the address and the moment. Kept is only the key's
 * thumbprint (Jones and Sakimura 2015, RFC 7638). A revoked device takes its refresh tokens with it
 * at once, and its access tokens on their next use.
 */
package io.sixwalk.access.device;

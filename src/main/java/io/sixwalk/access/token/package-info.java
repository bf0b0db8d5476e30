/**
 * The tokens of Sixwalk: access tokens that say for ten minutes who is asking, refresh tokens that
 * fetch the next one, and the keys behind both.
 *
 * <p>A token is taken apart by {@link io.sixwalk.access.token.CompactJws}, which accepts exactly
 * the form in which it was made here and nothing more; the signature itself is jose4j's work. Keys
 * live in one file outside the database, are replaced on a schedule, and are read again while the
 * server runs.
 */
package io.sixwalk.access.token;

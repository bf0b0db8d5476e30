/**
 * Signed statements of how far every chain of the trail has come, in files outside the database.
 *
 * <p>A hash chain alone proves nothing against whoever owns the database: all hashes can be made
 * anew. A statement names the last entry of every chain that grew since the statement before, is
 * linked to that one by its hash, and is signed by a key that the database never sees. What was cut
 * off or rewritten before it no longer fits it.
 *
 * <p>The numbers of statements are given out by the database under a lock, so that replicas cannot
 * fork them. The statement's file is written before the database remembers it; if the server dies
 * between the two, the next run adopts the file.
 */
package io.sixwalk.audit.heads;

/**
 * Verifies the whole trail: every chain of the database, entry by entry, and every signed statement
 * outside it, against each other. Memory does not grow with the trail: entries are read in pages in
 * the order of their chains, statements one at a time.
 */
package io.sixwalk.audit.verification;

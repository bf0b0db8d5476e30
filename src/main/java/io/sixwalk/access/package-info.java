/**
 * Who may do what. Three things live here and nowhere else: the table of policy ({@link
 * io.sixwalk.access.Operation}), the tokens that say who is asking, and the one helper that opens a
 * transaction ({@link io.sixwalk.access.Scope}).
 *
 * <p>Two walls stand between a person's data and everyone else. The table of policy is the first;
 * row-level security in PostgreSQL is the second, and derives what the actor may see from the
 * grants and memberships in the database. The application sets only the actor. Each wall holds with
 * the other one off, and a test proves that.
 */
package io.sixwalk.access;

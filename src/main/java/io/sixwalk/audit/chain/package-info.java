/**
 * The hash chain of the audit trail, in plain Java: what an entry's hash is made of, and how a
 * chain is checked entry by entry in constant memory. It repeats in another language what {@code
 * audit.append} does in the database, so that a database whose functions were changed is found out
 * as well.
 */
package io.sixwalk.audit.chain;

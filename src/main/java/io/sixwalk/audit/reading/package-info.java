/**
 * The trail as auditors read it: entries of one study, or of one of its sites, as far as the
 * auditor's role reaches, and the result of the last verification. Which entries those are is
 * decided by row-level security in the database; each reading stands on the study's own chain.
 */
package io.sixwalk.audit.reading;

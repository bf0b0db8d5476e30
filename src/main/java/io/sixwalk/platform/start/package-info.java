/**
 * What happens before Quarkus starts: the data directory is locked, keys are made once, and a
 * PostgreSQL is started when none is configured.
 */
package io.sixwalk.platform.start;

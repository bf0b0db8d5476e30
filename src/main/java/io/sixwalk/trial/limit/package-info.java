/**
 * How often one network address may look things up without signing in; counted in memory, never
 * stored.
 */
package io.sixwalk.trial.limit;

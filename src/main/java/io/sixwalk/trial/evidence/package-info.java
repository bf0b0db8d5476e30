/**
 * The dated facts from outside the registries, and the two pairs of eyes that each needs before it
 * comes into force or goes out of it. What a fact says never changes: a wrong one is retired with a
 * reason, and a better one proposed. The facts that come with Sixwalk were reviewed there.
 */
package io.sixwalk.trial.evidence;

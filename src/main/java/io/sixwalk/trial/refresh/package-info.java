/**
 * Keeps the copy of ClinicalTrials.gov fresh through its API, version 2, at one request a second.
 * Off until an operator sets a time of day ({@code sixwalk.registry.refresh}), because an
 * installation may have no network. It asks for the trials that somebody watches and for the
 * searches that matter here; with a full copy also for everything that was updated since. Where it
 * was cut off, it goes on. A card never waits for it.
 */
package io.sixwalk.trial.refresh;

/**
 * Reads registry records and evidence facts, as they were received, into what the rules need.
 *
 * <p>Readers never fail on what a registry adds or leaves out: an unknown field is skipped, an
 * unknown code becomes "not known to this app", an absent field stays absent. They fail, with
 * {@link io.sixwalk.trial.registry.UnreadableRecordException}, only when a document is no record at
 * all: when it carries no number, or is of no recorded shape.
 */
package io.sixwalk.trial.registry;

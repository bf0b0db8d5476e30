/**
 * The rules behind "Is this trial real?".
 *
 * <p>Everything here is plain Java: immutable records in, immutable records out, no clock, no file,
 * no network. A caller brings the number that a person typed, the registry record that was found
 * for it (with the date of the copy), the dated outside facts that reviewers keep, what the person
 * was told, and the date for which the answer is asked. {@link io.sixwalk.trial.rules.TrialStatus}
 * answers with a trust class, an openness that never touches that class, the reasons, and the
 * outcome of every rule, so that a clinician can see why.
 *
 * <p>Four properties hold by construction and are tested. A field that is absent is never read as
 * "no". A favourable statement that a sponsor makes about itself never improves a class. A record
 * by itself never proves oversight, unless the registry is one in which a regulator's decision is
 * the record (the European clinical trials system). The status of a trial says whether somebody can
 * join, never whether the trial deserves trust.
 */
package io.sixwalk.trial.rules;

/**
 * The one door for records: batches, receipts, outcomes; for phones, for caregivers who send for
 * somebody, and for what staff enter.
 *
 * <p>Phones are offline for days, lose answers on the way back and send again. The pair of
 * participant and record id never expires: the same content again gets the first receipt again,
 * other content under a known id is kept beside it, and a record that cannot be taken never blocks
 * its neighbours. An outcome is told only after the commit.
 */
package io.sixwalk.upload;

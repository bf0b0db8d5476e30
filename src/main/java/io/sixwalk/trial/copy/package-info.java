/**
 * The stored, dated copy of trial registries. Every version of every record is kept as it was
 * received; a look-up reads the newest one, and the one before it tells what changed.
 *
 * <p>Records come in through {@link io.sixwalk.trial.copy.RegistryImport} alone, whoever brings
 * them: the bundle at the first start, an operator's command, a study admin or the refresh job. It
 * reads in constant memory. The copy is a shared catalogue: no person has a row here, and nothing
 * is kept of who looked something up.
 */
package io.sixwalk.trial.copy;

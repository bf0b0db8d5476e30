/**
 * How many metres a person walked, and how far that number may be off.
 *
 * <p>This room is pure: plain Java, no clock, no I/O, no framework, immutable records in and out.
 * What goes in is a {@link io.sixwalk.walk.distance.WalkRecording}, the columns a phone logged;
 * what comes out of {@link io.sixwalk.walk.distance.DistanceEngine} is either a {@link
 * io.sixwalk.walk.distance.DistanceEstimate}, metres with a standard error, or a {@link
 * io.sixwalk.walk.distance.NoEstimate} with a reason. Bad input never throws once the columns are
 * well formed (equal lengths): it is repaired where physics says how, flagged always, and shows in
 * the standard error.
 *
 * <p>The model, its noise, its error budget and its references stand in {@code docs/distance.md};
 * what it measures against simulated walks stands in {@code docs/distance-table.md}. The
 * package-private types follow the order of that document: {@code FixCleaning} and {@code
 * StepCleaning} repair the columns, {@code StepAlignment} finds how late the steps are, {@code
 * PathModel} fits one walk, {@code SourceFusion} weighs the sources against each other.
 *
 * <p>Positions are an address. After the estimate the trace survives only as a {@link
 * io.sixwalk.walk.distance.BlockedTrace}: minutes moved to their own origin, turned and mirrored at
 * random, from which the same engine can estimate again.
 */
package io.sixwalk.walk.distance;

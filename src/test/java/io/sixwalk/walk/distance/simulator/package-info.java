/**
 * Simulated walks with a known distance. The noise, the gaits and the faults are the ones written
 * down in {@code docs/distance.md}; everything follows from the seed.
 */
package io.sixwalk.walk.distance.simulator;

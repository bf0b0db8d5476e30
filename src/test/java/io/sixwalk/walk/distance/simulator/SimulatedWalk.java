package io.sixwalk.walk.distance.simulator;

import io.sixwalk.walk.distance.WalkRecording;

/**
 * A recording and the truth behind it.
 *
 * @param recording what the phone logged
 * @param trueMetres what was walked
 * @param course where
 * @param stepLagSeconds how late steps were reported
 */
public record SimulatedWalk(
    WalkRecording recording, double trueMetres, Course course, double stepLagSeconds) {}

package io.sixwalk.walk.distance;

/**
 * One fitted walk.
 *
 * @param metres distance, corrected for the length that noise adds
 * @param standardErrorMetres from the curvature of the fit
 * @param unitsPerSecondFactor metres per counted step (or per second, without steps)
 * @param objective half the sum of weighted squares at the optimum
 * @param logDeterminant of the information matrix
 */
record PathFit(
    double metres,
    double standardErrorMetres,
    double unitsPerSecondFactor,
    double objective,
    double logDeterminant,
    double headingFreedom) {}

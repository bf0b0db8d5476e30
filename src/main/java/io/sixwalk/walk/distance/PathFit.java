package io.sixwalk.walk.distance;

/**
 * One fitted walk.
 *
 * @param metres distance, corrected for the length that noise adds
 * @param standardErrorMetres from the curvature of the fit
 * @param evidence logarithm of the fit's marginal likelihood, up to a constant of the noise
 * @param headingFreedom effective number of headings that the positions decided
 */
record PathFit(double metres, double standardErrorMetres, double evidence, double headingFreedom) {}

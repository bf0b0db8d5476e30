package io.sixwalk.walk.distance;

/**
 * What one source alone says.
 *
 * @param method the source
 * @param metres its distance
 * @param standardErrorMetres its standard error
 */
public record SourceEstimate(DistanceMethod method, double metres, double standardErrorMetres) {}

/**
 * The walk distance trend as a picture: SVG, drawn without a library, the same bytes for the same
 * trend.
 *
 * <p>Every walk is a point, and points are never joined: a line would claim to know the days
 * between, and would run across visits that did not take place. A visit mean is a bar as wide as
 * its window with its 90 % interval; a visit without a walk says so in its place. Classes differ by
 * shape, areas by hatching and grey, so that nothing rests on colour, on a screen or on paper. The
 * text alternative says all that the picture says.
 */
package io.sixwalk.trend.picture;

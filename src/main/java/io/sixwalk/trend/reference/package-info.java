/**
 * The distance expected by a published reference equation, for orientation only.
 *
 * <p>One equation is pinned. For one 78-year-old man the published equations give 404 to 702 m, so
 * a percentage that changes equation says nothing; and change is judged in metres, never in percent
 * predicted. Outside the people that an equation was made from it is refused, not stretched.
 */
package io.sixwalk.trend.reference;

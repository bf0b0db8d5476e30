/**
 * Bounds: how much work may wait, how much a request may bring, and how often something may be
 * tried. Tries are counted by network address, by account and by code ({@link
 * io.sixwalk.platform.limit.Limit} is the table); a try too many gets 429 with {@code Retry-After}.
 * Uploading is bounded by work in flight only.
 */
package io.sixwalk.platform.limit;

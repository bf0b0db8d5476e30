/** Bounds: how much work may wait, how much a request may bring. */
package io.sixwalk.platform.limit;

/** Sixwalk: home six-minute walk tests, measured and compared honestly. */
package io.sixwalk;

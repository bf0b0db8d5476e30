/**
 * Leaving: withdrawing from a study, which keeps what is there and takes nothing new; erasing,
 * which deletes every row and the wrapped key at once; and the rotation of epoch keys, which makes
 * what backups still hold unreadable. What is promised exactly stands in {@code docs/privacy.md}.
 */
package io.sixwalk.people.erasure;

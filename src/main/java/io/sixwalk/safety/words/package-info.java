/**
 * The words of safety, in the languages that Sixwalk speaks. Every text for a participant ends by
 * saying that nobody watches in real time and what to do in an emergency; a test reads the whole
 * bundle.
 */
package io.sixwalk.safety.words;

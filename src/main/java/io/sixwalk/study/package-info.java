/**
 * Studies and what they decide: sites, visit windows, thresholds in force, and what feedback people
 * may see. A threshold is never changed; a study gets a new version of it.
 */
package io.sixwalk.study;

/**
 * A small synthetic study for a first look, made through the same services that real people use. It
 * exists only on the embedded database, and is named synthetic wherever it shows.
 */
package io.sixwalk.demo;

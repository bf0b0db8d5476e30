/** Strict reading and canonical writing of JSON. */
package io.sixwalk.platform.json;

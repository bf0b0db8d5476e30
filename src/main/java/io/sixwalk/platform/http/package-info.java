/** Small things that every endpoint shares. */
package io.sixwalk.platform.http;

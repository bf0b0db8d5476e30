/** The forms that answers share: never stored by a cache, and tagged where two people may edit. */
package io.sixwalk.platform.http;

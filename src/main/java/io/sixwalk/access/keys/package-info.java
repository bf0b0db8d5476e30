/** Keys of persons and of epochs: what makes data readable, and erasing possible. */
package io.sixwalk.access.keys;

/** The form in which a phone's record enters, whatever it is about. */
package io.sixwalk.platform.record;

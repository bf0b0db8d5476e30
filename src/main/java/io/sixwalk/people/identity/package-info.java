/**
 * Who a participant is: name, contact and birth date, sealed under the person's own key in a schema
 * of their own, and found again by keyed fingerprints alone.
 */
package io.sixwalk.people.identity;

/**
 * Everyone with an account: participants, the caregivers whom they let in, and staff; how they are
 * enrolled, invited and signed in.
 */
package io.sixwalk.people;

/** The append-only trail of who did what to whom, in hash chains. */
package io.sixwalk.audit;

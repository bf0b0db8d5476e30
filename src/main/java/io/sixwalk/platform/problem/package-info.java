/** One error model for everything: problem documents (RFC 9457) with a stable code and pointers. */
package io.sixwalk.platform.problem;

/**
 * Commands of the same jar: what must be possible before anyone can sign in, and what an operator
 * does with the server stopped or beside it. A command opens the same installation as the server
 * and does not listen.
 */
package io.sixwalk.command;

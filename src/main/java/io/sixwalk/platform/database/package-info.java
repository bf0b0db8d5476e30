/** SQL inside a transaction that somebody else opened. */
package io.sixwalk.platform.database;

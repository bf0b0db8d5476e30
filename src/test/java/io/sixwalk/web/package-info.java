/**
 * The reference pages in a real browser, against the real server and database: what people of each
 * kind read, what they can do with keyboard and small screens, and what never leaves this server.
 */
package io.sixwalk.web;

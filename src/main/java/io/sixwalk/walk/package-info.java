/**
 * One walk: what the phone recorded, the distance that the server makes of it, and whether it
 * counts. The distance that the phone claims is kept and compared, never believed. Positions are
 * measured on arrival and then kept only in blocks without place or course.
 */
package io.sixwalk.walk;

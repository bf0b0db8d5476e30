/**
 * What any service needs and none of it about walking: problem documents, the clock, limits, strict
 * JSON, and the form in which a phone's record enters. Imports nothing of ours.
 */
package io.sixwalk.platform;

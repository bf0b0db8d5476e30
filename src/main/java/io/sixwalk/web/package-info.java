/**
 * What stands around the API for its readers: the contract that it publishes. The pages themselves
 * are files under {@code META-INF/resources}; they call the same API as everyone.
 */
package io.sixwalk.web;

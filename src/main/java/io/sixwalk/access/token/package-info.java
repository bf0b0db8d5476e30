/** Access tokens: minted here, verified by SmallRye JWT, narrowed to their type on every request. */
package io.sixwalk.access.token;

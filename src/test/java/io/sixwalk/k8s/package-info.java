/**
 * What stands in {@code k8s/}: rendered as an operator would, and read by the Kubernetes models.
 */
package io.sixwalk.k8s;

/**
 * A person's own data, complete and in a form that another installation can take in: one JSON
 * object a line, a manifest first. The same data give the same bytes, so that two exports can be
 * compared.
 */
package io.sixwalk.export;

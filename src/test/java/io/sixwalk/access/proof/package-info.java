/**
 * The proofs that each wall around a person's data stands, and stands alone.
 *
 * <p>Nothing here lists endpoints. The questions are made from the router of the running
 * application, the expected answers from the table of policy in {@code Operation} and from plain
 * facts about the people of a {@code World}. A new endpoint is asked everything at once; where the
 * proofs cannot guess what a parameter of its address means or what a good body is, they fail with
 * a sentence that says what to add.
 */
package io.sixwalk.access.proof;

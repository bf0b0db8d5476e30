/**
 * Reminders. At most one a day, at the person's own time, never in the person's quiet hours, and
 * only that there is something to do: a lock screen tells strangers nothing.
 *
 * <p>There are two ways. The app asks ({@code GET /v1/me/reminders}), also ahead for the days in
 * which it will be offline; and where a browser or an app has subscribed, {@code PushRun} sends
 * through its push service (RFC 8030), encrypted for the device alone (RFC 8291) and signed with
 * the key of this installation (RFC 8292). Whichever comes first counts: what was fetched is not
 * pushed.
 *
 * <p>The address of a subscription comes from a client. {@code PushEndpoints} decides which
 * addresses the server will ever talk to, and {@code PushSender} connects only to the address that
 * was checked.
 */
package io.sixwalk.schedule.reminder;

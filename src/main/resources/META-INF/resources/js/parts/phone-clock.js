/** Times and numbers of records, as a phone makes them. */

/** The clock of this device with its offset, as `2026-03-01T09:41:00+01:00`. */
export function withOffset(moment) {
  const minutes = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The zone in which this device is. */
export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The same as the server knows it, by region; browsers shorten one of them. */
export function zoneByRegion() {
  return zone() === 'UTC' ? 'Etc/UTC' : zone();
}

/** The date on this device, as `2026-03-01`. */
export function isoToday() {
  return withOffset(new Date()).slice(0, 10);
}

/** A UUID of version 7 (RFC 9562): the time first, the rest random. */
export function uuid7(moment) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint16(0, Math.floor(moment.getTime() / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, moment.getTime() % 2 ** 32);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

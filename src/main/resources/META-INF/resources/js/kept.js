/**
 * What this device keeps, in IndexedDB: the own key, the sign-in, what waits to be sent, and the
 * last answers, so that the pages work without a connection.
 */

const NAME = 'sixwalk';
const VERSION = 1;

/**
 * `device` holds the key under `own` and whom this device reminds under `reminded`, `signin` one value under `own`; `outbox` holds records by id, `answers` those of
 * the server by path and which texts were seen, `drafts` questionnaires that are not finished.
 */
const STORES = ['device', 'signin', 'outbox', 'answers', 'drafts'];

let opened = null;

export async function read(store, key) {
  return run(store, 'readonly', (objects) => objects.get(key));
}

/** All values, in the order of their keys; ids are UUIDv7, so the order in which they were made. */
export async function all(store) {
  return run(store, 'readonly', (objects) => objects.getAll());
}

/** Resolves only once the value is on the disk. */
export async function write(store, key, value) {
  await run(store, 'readwrite', (objects) => objects.put(value, key));
}

export async function remove(store, key) {
  await run(store, 'readwrite', (objects) => objects.delete(key));
}

export async function clear(store) {
  await run(store, 'readwrite', (objects) => objects.clear());
}

async function run(store, mode, work) {
  const database = await (opened ??= open());
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opened = null;
      reject(request.error);
    };
  });
}

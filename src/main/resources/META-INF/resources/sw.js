/**
 * Lets the pages open without a connection. What the server has now always counts; what was kept
 * stands in for it only where no answer comes. Answers of the API are never kept here.
 *
 * Shows a reminder that was pushed while no page is open. It says nothing about health, the study or
 * the person; touching it opens the own page.
 */

const KEPT = 'sixwalk-pages';
const PAGES = [
  '/',
  '/css/base.css',
  '/css/care-team.css',
  '/css/forms.css',
  '/css/frame.css',
  '/css/phone.css',
  '/css/print.css',
  '/css/safety.css',
  '/css/schedule.css',
  '/css/screens.css',
  '/css/trial.css',
  '/css/walking.css',
  '/icon.svg',
  '/js/api.js',
  '/js/app.js',
  '/js/desk/alert.js',
  '/js/desk/alerts.js',
  '/js/desk/devices.js',
  '/js/desk/enrol.js',
  '/js/desk/event.js',
  '/js/desk/events.js',
  '/js/desk/find.js',
  '/js/desk/gate-record.js',
  '/js/desk/glass.js',
  '/js/desk/identity.js',
  '/js/desk/invite.js',
  '/js/desk/permission.js',
  '/js/desk/person-schedule.js',
  '/js/desk/person.js',
  '/js/desk/phones.js',
  '/js/desk/place.js',
  '/js/desk/trend.js',
  '/js/device.js',
  '/js/elements.js',
  '/js/kept.js',
  '/js/language.js',
  '/js/outbox.js',
  '/js/parts/act.js',
  '/js/parts/caregivers.js',
  '/js/parts/decision.js',
  '/js/parts/form.js',
  '/js/parts/gate.js',
  '/js/parts/icons.js',
  '/js/parts/kept-note.js',
  '/js/parts/notices.js',
  '/js/parts/outbox-box.js',
  '/js/parts/own-study.js',
  '/js/parts/pages.js',
  '/js/parts/phone-clock.js',
  '/js/parts/push.js',
  '/js/parts/sample-walk.js',
  '/js/parts/schedule.js',
  '/js/parts/score-trends.js',
  '/js/parts/seen-texts.js',
  '/js/parts/send-file.js',
  '/js/parts/staff-entry.js',
  '/js/parts/to-read.js',
  '/js/parts/told.js',
  '/js/parts/trend.js',
  '/js/parts/trial-feed.js',
  '/js/parts/trial-in-short.js',
  '/js/parts/walks-table.js',
  '/js/parts/walks.js',
  '/js/parts/watched-trials.js',
  '/js/parts/way-in.js',
  '/js/parts/worklist.js',
  '/js/problem.js',
  '/js/questionnaire/ask.js',
  '/js/questionnaire/field.js',
  '/js/questionnaire/follow-up.js',
  '/js/questionnaire/visible.js',
  '/js/quoted.js',
  '/js/session.js',
  '/js/texts/en-desk.js',
  '/js/texts/en-people.js',
  '/js/texts/en-safety.js',
  '/js/texts/en-study.js',
  '/js/texts/en.js',
  '/js/texts/es-desk.js',
  '/js/texts/es-people.js',
  '/js/texts/es-safety.js',
  '/js/texts/es-study.js',
  '/js/texts/es.js',
  '/js/trial-texts.js',
  '/js/trial.js',
  '/js/views/care-team.js',
  '/js/views/caregiver.js',
  '/js/views/consent.js',
  '/js/views/help.js',
  '/js/views/my-data.js',
  '/js/views/participant.js',
  '/js/views/person-record.js',
  '/js/views/questions.js',
  '/js/views/reminders.js',
  '/js/views/sign-in.js',
  '/js/views/trials.js',
  '/trial.html',
];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((cache) => cache.addAll(PAGES.map((page) => new Request(page, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method === 'GET' && address.origin === location.origin && PAGES.includes(address.pathname)) {
    event.respondWith(newestOrKept(request, address.pathname));
  }
});

self.addEventListener('push', (event) => event.waitUntil(remind(event.data)));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

/** Browsers demand that every message shows; one that cannot be read is still a reminder. */
function remind(data) {
  const { title, body, tag } = read(data);
  return self.registration.showNotification(String(title ?? 'Sixwalk'), { body: String(body ?? ''), tag: String(tag ?? 'today'), icon: '/icon.svg' });
}

function read(data) {
  try {
    return data.json() ?? {};
  } catch {
    return {};
  }
}

async function openPage() {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return open === undefined ? self.clients.openWindow('/') : open.focus();
}

async function newestOrKept(request, path) {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(path, answer.clone());
    }
    return answer;
  } catch (noAnswer) {
    const kept = await cache.match(path);
    if (kept === undefined) {
      throw noAnswer;
    }
    return kept;
  }
}

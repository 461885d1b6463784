// Shows what a page of the portal hands over: on a phone no page may show a notification by itself. It keeps nothing,
// answers no request, and stands between no page and the portal.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data.path));
});

/** A tab that is open goes on to the page; without one a new one does. */
async function lead(path) {
  const [tab] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!tab) return self.clients.openWindow(path);
  await tab.focus();
  tab.postMessage({ open: path });
}

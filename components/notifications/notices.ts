/** One notification: `id` is the same for every tab that shows it, `path` a page of the portal. */
export type Notice = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly path: string;
};

/** `public/notices.js`, which outlives the page that asks for it. */
const WORKER = '/notices.js';

/** Whether this browser can show any: not over plain HTTP, nor on an iPhone before the portal is on its home screen. */
export const canShowNotices = (): boolean =>
  typeof Notification !== 'undefined' && 'serviceWorker' in navigator;

/** Has the browser keep what shows them. @throws where the browser refuses it */
export async function prepareNotices(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(WORKER);
  return navigator.serviceWorker.ready;
}

/**
 * Shows one. By way of the service worker, since Android has no other: there `new Notification` is an error.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Notification/Notification
 */
export async function showNotice({ id, title, text, path }: Notice): Promise<void> {
  const worker = await prepareNotices();
  await worker.showNotification(title, { body: text, tag: id, icon: '/icon-192.png', data: { path } });
}

/** Calls back with the page of a notification that was pressed. @returns how to stop */
export function onNoticePressed(open: (path: string) => void): () => void {
  if (!canShowNotices()) return () => undefined;
  const hear = ({ data }: MessageEvent<{ readonly open?: string } | undefined>) => {
    if (typeof data?.open === 'string') open(data.open);
  };
  navigator.serviceWorker.addEventListener('message', hear);
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}

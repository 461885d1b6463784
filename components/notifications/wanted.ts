import { canShowNotices, prepareNotices } from './notices.ts';

const KEY = 'browser-notifications';

/** Whether this browser is to tell of one's own runs: what somebody chose here, and what the browser allows. */
export type Wanted = 'on' | 'off' | 'denied' | 'not-supported';

export function wanted(): Wanted {
  if (!canShowNotices()) return 'not-supported';
  if (Notification.permission === 'denied') return 'denied';
  return localStorage.getItem(KEY) === 'on' && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Asks the browser, which asks the person; only ever after a click. A browser that keeps no worker can show none. */
export async function want(on: boolean): Promise<Wanted> {
  if (on && canShowNotices() && (await Notification.requestPermission()) === 'granted') {
    const kept = await prepareNotices().then(
      () => true,
      () => false,
    );
    if (!kept) return 'not-supported';
  }
  localStorage.setItem(KEY, on ? 'on' : 'off');
  return wanted();
}

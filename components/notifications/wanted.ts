const KEY = 'browser-notifications';

/** Whether this browser is to tell of one's own runs: what somebody chose here, and what the browser allows. */
export type Wanted = 'on' | 'off' | 'denied' | 'not-supported';

export function wanted(): Wanted {
  if (typeof Notification === 'undefined') return 'not-supported';
  if (Notification.permission === 'denied') return 'denied';
  return localStorage.getItem(KEY) === 'on' && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Asks the browser, which asks the person; only ever after a click. */
export async function want(on: boolean): Promise<Wanted> {
  if (on && typeof Notification !== 'undefined') await Notification.requestPermission();
  localStorage.setItem(KEY, on ? 'on' : 'off');
  return wanted();
}

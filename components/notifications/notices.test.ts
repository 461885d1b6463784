import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { canShowNotices, onNoticePressed, showNotice } from './notices.ts';
import { want, wanted } from './wanted.ts';

const NOTICE = { id: 'run:1:4', title: 'Run #1 failed', text: 'AccessDenied', path: '/deploys/1' };

/** A phone: it has `Notification`, and no page may make one. */
function phone({ keepsWorker = true } = {}) {
  const kept = new Map<string, string>();
  const worker = { showNotification: vi.fn(async () => undefined) };
  const container = Object.assign(new EventTarget(), {
    register: vi.fn(async () => {
      if (!keepsWorker) throw new Error('SecurityError');
    }),
    ready: Promise.resolve(worker),
  });
  class Notification {
    static permission = 'default';
    static async requestPermission() {
      Notification.permission = 'granted';
      return 'granted';
    }
    constructor() {
      throw new TypeError('Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.');
    }
  }
  vi.stubGlobal('Notification', Notification);
  vi.stubGlobal('navigator', { serviceWorker: container });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  return { worker, container };
}

afterEach(() => vi.unstubAllGlobals());

describe('a notification of the browser', () => {
  it('is shown on a phone too, once for all tabs, and knows its page', async () => {
    const { worker, container } = phone();
    expect(await want(true)).toBe('on');
    await showNotice(NOTICE);
    expect(container.register).toHaveBeenCalledWith('/notices.js');
    expect(worker.showNotification).toHaveBeenCalledWith(
      'Run #1 failed',
      expect.objectContaining({ body: 'AccessDenied', tag: 'run:1:4', data: { path: '/deploys/1' } }),
    );
  });

  it('is not said to be on where the browser keeps no worker', async () => {
    phone({ keepsWorker: false });
    expect(await want(true)).toBe('not-supported');
    expect(wanted()).toBe('off');
  });

  it('is nothing that a browser without workers offers', () => {
    vi.stubGlobal('Notification', class {});
    vi.stubGlobal('navigator', {});
    expect([canShowNotices(), wanted()]).toEqual([false, 'not-supported']);
  });

  it('leads the page to its run when it is pressed, until nobody listens', () => {
    const { container } = phone();
    const opened: string[] = [];
    const stop = onNoticePressed((path) => opened.push(path));
    const press = (data: unknown) => container.dispatchEvent(new MessageEvent('message', { data }));
    press({ open: '/deploys/1' });
    press('something else');
    stop();
    press({ open: '/deploys/2' });
    expect(opened).toEqual(['/deploys/1']);
  });
});

describe('the worker behind it', () => {
  /** Presses a notification while these tabs are open. */
  async function pressed(tabs: readonly object[]) {
    const listeners = new Map<string, (event: object) => void>();
    const opened: string[] = [];
    const self = {
      addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
      clients: { matchAll: async () => tabs, openWindow: async (path: string) => opened.push(path) },
    };
    runInNewContext(readFileSync('public/notices.js', 'utf8'), { self });
    const close = vi.fn();
    let work: unknown;
    listeners.get('notificationclick')?.({
      notification: { close, data: { path: NOTICE.path } },
      waitUntil: (promise: unknown) => {
        work = promise;
      },
    });
    await work;
    return { opened, close, heard: [...listeners.keys()] };
  }

  it('has an open tab go on to the page', async () => {
    const tab = { focus: vi.fn(async () => undefined), postMessage: vi.fn() };
    const { opened, close } = await pressed([tab]);
    expect(tab.focus).toHaveBeenCalled();
    expect(tab.postMessage).toHaveBeenCalledWith({ open: '/deploys/1' });
    expect(opened).toEqual([]);
    expect(close).toHaveBeenCalled();
  });

  it('opens one where there is none', async () => {
    expect((await pressed([])).opened).toEqual(['/deploys/1']);
  });

  it('stands between no page and the portal: it hears of no request', async () => {
    expect((await pressed([])).heard).toEqual(['notificationclick']);
  });
});

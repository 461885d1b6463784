import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PortalState } from '#lib/domain/silence.ts';
import type { Connection } from './connection.ts';
import { type Following, followPortal } from './follow-portal.ts';
import { guardedFetch } from './router-fetch.ts';

const FINE: PortalState = { collector: { state: 'reporting' }, runner: { state: 'reporting' } };

class Source extends EventTarget {
  static readonly CLOSED = 2;
  static newest: Source;
  readyState = 0;
  constructor() {
    super();
    Source.newest = this;
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  say(name: string, data: unknown = {}) {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data), lastEventId: '' }));
  }
}

/** What web says to the next probes. */
let answer: () => Promise<Response>;
const json = (status: number, body: unknown) => async () => Response.json(body, { status });
const fine = json(200, { build: 'one' });

const draw = vi.fn(() => following.drawn());
let connection: Connection;
let portal: PortalState;
let page: EventTarget & { hidden: boolean; querySelector: () => object | null };
/** What the page says that it lists. */
let lists: object | null;
let following: Following;

beforeEach(async () => {
  vi.useFakeTimers();
  lists = null;
  page = Object.assign(new EventTarget(), { hidden: false, querySelector: () => lists });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('fetch', () => answer());
  draw.mockClear();
  answer = fine;
  connection = { state: 'connecting' };
  portal = FINE;
  following = followPortal({
    build: 'one',
    draw,
    onConnection: (change) => {
      connection = change(connection);
    },
    onPortal: (change) => {
      portal = change(portal);
    },
  });
  Source.newest.say('open');
  await settled();
  draw.mockClear();
});
afterEach(() => {
  following.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => vi.advanceTimersByTimeAsync(1_000);
const changed = async () => {
  Source.newest.say('changed');
  await settled();
};

describe('a page that follows the portal', () => {
  it('is drawn for what repositories offer only where it lists that', async () => {
    const pushed = { topic: 'repositories', id: '*' };
    Source.newest.say('changed', pushed);
    await settled();
    expect(draw).not.toHaveBeenCalled();
    lists = {};
    Source.newest.say('changed', pushed);
    await settled();
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('is drawn to its end before it is drawn again, however fast facts change', async () => {
    draw.mockImplementationOnce(() => undefined);
    await changed();
    for (let each = 0; each < 12; each += 1) await changed();
    expect(draw, 'while it is being drawn').toHaveBeenCalledTimes(1);
    following.drawn();
    await settled();
    expect(draw, 'for all that changed meanwhile').toHaveBeenCalledTimes(2);
    await settled();
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('waits for parts of it that still arrive, as what AWS is asked for, before it is drawn again', async () => {
    let end = () => undefined as unknown;
    const slow = new ReadableStream({
      start: (controller) => {
        end = () => controller.close();
      },
    });
    const headers = { 'content-type': 'text/x-component' };
    const fetch = guardedFetch({
      fetch: async () => new Response(slow, { headers }),
      here: () => '/e/items/dev/architecture',
      pause: async () => undefined,
    });
    vi.stubGlobal('document', Object.assign(page, { documentElement: { dataset: {} } }));
    const answered = await fetch('/e/items/dev/architecture?node=x', { headers: { rsc: '1' } });
    const text = answered.text();
    for (let each = 0; each < 12; each += 1) await changed();
    expect(draw, 'while a part is on its way').not.toHaveBeenCalled();
    end();
    await text;
    await settled();
    expect(draw, 'for all that changed meanwhile').toHaveBeenCalledTimes(1);
  });

  it('does not wait for ever for a drawing that never ends', async () => {
    draw.mockImplementationOnce(() => undefined);
    await changed();
    await changed();
    await vi.advanceTimersByTimeAsync(27_000);
    expect(draw).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(draw).toHaveBeenCalledTimes(2);
    await changed();
    expect(draw, 'and then as before').toHaveBeenCalledTimes(3);
  });

  it('that was hidden while it was drawn is drawn when somebody looks', async () => {
    draw.mockImplementationOnce(() => undefined);
    await changed();
    await changed();
    page.hidden = true;
    await vi.advanceTimersByTimeAsync(60_000);
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('is drawn by whoever asks for it, also while it is being drawn', async () => {
    draw.mockImplementationOnce(() => undefined);
    await changed();
    await following.refresh();
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('is drawn once for many changes, after web has answered', async () => {
    for (let each = 0; each < 5; each += 1) Source.newest.say('changed');
    await settled();
    expect([draw.mock.calls.length, connection.state]).toEqual([1, 'live']);
  });

  it('wall row 12: is not drawn while web does not answer, and is when it does', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await changed();
    expect([draw.mock.calls.length, connection.state]).toEqual([0, 'lost']);
    answer = fine;
    await vi.advanceTimersByTimeAsync(5_000);
    expect([draw.mock.calls.length, connection.state]).toEqual([1, 'live']);
  });

  it.each([
    ['signed-out', json(401, { error: 'sign in first' })],
    ['outdated', json(200, { build: 'two' })],
  ] as const)(
    'wall row 12: is not led elsewhere when it is %s, and goes on by itself',
    async (state, said) => {
      answer = said;
      await changed();
      expect([draw.mock.calls.length, connection.state]).toEqual([0, state]);
      answer = fine;
      await changed();
      expect([draw.mock.calls.length, connection.state]).toEqual([1, 'live']);
    },
  );

  it('stays of another build however often the stream comes back', async () => {
    answer = json(200, { build: 'two' });
    await changed();
    Source.newest.say('open');
    expect(connection.state).toBe('outdated');
  });

  it('wall row 14: waits for PostgreSQL, whoever says that it is away', async () => {
    answer = json(503, { databaseAwaySince: 7 });
    await changed();
    expect([draw.mock.calls.length, portal.databaseAwaySince]).toEqual([0, 7]);
    answer = fine;
    Source.newest.say('portal', FINE);
    await settled();
    expect([draw.mock.calls.length, portal]).toEqual([1, FINE]);
  });

  it('asks again where another web than that of its stream said that PostgreSQL is away', async () => {
    answer = json(503, { databaseAwaySince: 5 });
    await changed();
    expect(portal.databaseAwaySince).toBe(5);
    answer = fine;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(draw).toHaveBeenCalledTimes(1);
    expect(portal.databaseAwaySince).toBeUndefined();
  });

  it('wall row 11: is drawn when web finds a process silent, which nobody else tells', async () => {
    const silent = { ...FINE, collector: { state: 'silent', since: 5 } };
    Source.newest.say('portal', silent);
    await settled();
    expect([draw.mock.calls.length, portal]).toEqual([1, silent]);
  });

  it('that nobody sees is drawn when somebody does', async () => {
    page.hidden = true;
    await changed();
    expect(draw).not.toHaveBeenCalled();
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(draw).toHaveBeenCalledOnce();
  });

  it('is not asked for while a form leads elsewhere, and is again where it stays', async () => {
    const asked = vi.fn(fine);
    answer = asked;
    window.dispatchEvent(new Event('submit'));
    await changed();
    expect([asked.mock.calls.length, draw.mock.calls.length]).toEqual([0, 0]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([asked.mock.calls.length, draw.mock.calls.length]).toEqual([1, 1]);
  });

  it('does not hear what it asked for before a form led elsewhere', async () => {
    answer = () =>
      new Promise((resolve) => setTimeout(() => resolve(Response.json({}, { status: 401 })), 500));
    await changed();
    window.dispatchEvent(new Event('submit'));
    answer = fine;
    await vi.advanceTimersByTimeAsync(1_000);
    expect([connection.state, draw.mock.calls.length]).toEqual(['live', 0]);
    await vi.advanceTimersByTimeAsync(9_000);
    expect([connection.state, draw.mock.calls.length]).toEqual(['live', 1]);
  });

  it('is drawn by what the router sends itself, which leads nowhere', async () => {
    const sent = new Event('submit', { cancelable: true });
    sent.preventDefault();
    window.dispatchEvent(sent);
    await changed();
    expect(draw).toHaveBeenCalledOnce();
  });

  it('says at once that the network is gone', () => {
    window.dispatchEvent(new Event('offline'));
    expect(connection.state).toBe('lost');
  });
});

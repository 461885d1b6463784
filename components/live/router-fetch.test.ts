import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf, guardedFetch, hearRouter, type RouterNews } from './router-fetch.ts';

const RSC = { headers: { rsc: '1' } };
const HERE = '/e/items/dev/logs?f=x';
const page = (text = 'page', init: ResponseInit = {}) =>
  new Response(text, { headers: { 'content-type': 'text/x-component' }, ...init });
const refused = (status: number) => new Response('no', { status });
const gone = () => Promise.reject(new TypeError('Failed to fetch'));

let told: RouterNews[] = [];
let stopHearing = () => undefined as unknown;
beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: { dplId: 'one' } } });
  told = [];
  stopHearing = hearRouter((news) => told.push(news));
});
afterEach(() => {
  stopHearing();
  vi.unstubAllGlobals();
});

/** Answers in their order; the last for ever. */
function guarded(...answers: readonly (() => Response | Promise<Response>)[]) {
  const plain = vi.fn(async () => {
    const next = answers[Math.min(plain.mock.calls.length, answers.length) - 1];
    if (!next) throw new Error('no answer is left');
    return next();
  });
  const fetch = guardedFetch({
    fetch: plain as unknown as typeof globalThis.fetch,
    here: () => HERE,
    pause: async () => undefined,
  });
  return { plain, fetch };
}

/** Whether a promise is still open after everything that could settle it has run. */
async function isOpen(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open');
  const turn = new Promise((done) => setImmediate(() => done(open)));
  return (await Promise.race([promise, turn])) === open;
}

describe('wall row 12: what the router asks for', () => {
  it('waits for an answer while the network is gone, so that it does not go there itself', async () => {
    const { fetch, plain } = guarded(
      gone,
      gone,
      () => refused(502),
      () => refused(503),
      () => page(),
    );
    expect(await (await fetch(`${HERE}&_rsc=1`, RSC)).text()).toBe('page');
    expect(plain).toHaveBeenCalledTimes(5);
    expect(told).toEqual(['held', 'held', 'held', 'held', 'answered', 'arrived']);
  });

  it('for the page that stands there is never led elsewhere, whatever the server says', async () => {
    for (const answer of [
      () => refused(404),
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      () => page('new', { headers: { 'content-type': 'text/x-component', 'x-nextjs-deployment-id': 'two' } }),
    ]) {
      told = [];
      expect(await isOpen(guarded(answer).fetch(`${HERE}&_rsc=1`, RSC))).toBe(true);
      expect(told).toEqual(['outdated']);
    }
  });

  it('for another page, which a person wanted, shows what the server says', async () => {
    expect((await guarded(() => refused(404)).fetch('/deploys/9', RSC)).status).toBe(404);
    expect((await guarded(() => refused(500)).fetch('/deploys/9', RSC)).status).toBe(500);
  });

  it('is wanted no more once something else was asked for', async () => {
    let resume = () => undefined as unknown;
    const answers = [gone, () => page('newer')];
    const plain = vi.fn(async () => (answers.shift() ?? gone)());
    const fetch = guardedFetch({
      fetch: plain as unknown as typeof globalThis.fetch,
      here: () => HERE,
      pause: () =>
        new Promise<void>((done) => {
          resume = done;
        }),
    });
    const first = fetch(HERE, RSC);
    await isOpen(first);
    expect(await (await fetch('/deploys', RSC)).text()).toBe('newer');
    resume();
    expect(await isOpen(first)).toBe(true);
    expect(plain).toHaveBeenCalledTimes(2);
  });

  it('has arrived when the last of it has, and what another request took the place of never', async () => {
    let end = () => undefined as unknown;
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('the page, but for one part'));
        end = () => controller.close();
      },
    });
    const headers = { 'content-type': 'text/x-component' };
    const { fetch } = guarded(
      () => new Response(slow, { headers }),
      () => page('newer'),
    );
    const text = (await fetch(HERE, RSC)).text();
    await isOpen(text);
    expect(told).toEqual(['answered']);
    const newer = await fetch(HERE, RSC);
    end();
    expect(await text).toBe('the page, but for one part');
    expect(told).toEqual(['answered', 'answered']);
    await newer.text();
    expect(told).toEqual(['answered', 'answered', 'arrived']);
  });

  it('stays unfinished where it was cut: what did not arrive is shown as it was', async () => {
    let pulls = 0;
    const cut = new ReadableStream({
      pull(controller) {
        pulls += 1;
        if (pulls === 1) controller.enqueue(new TextEncoder().encode('half'));
        else controller.error(new TypeError('network error'));
      },
    });
    const answer = new Response(cut, { headers: { 'content-type': 'text/x-component' } });
    Object.defineProperty(answer, 'url', { value: `http://portal${HERE}` });
    const got = await guarded(() => answer).fetch(HERE, RSC);
    expect([got.url, got.ok]).toEqual([`http://portal${HERE}`, true]);
    const reader = got.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('half');
    expect(await isOpen(reader?.read() ?? Promise.resolve())).toBe(true);
    expect(told).toEqual(['answered', 'cut']);
  });
});

it.each([
  ['an action', { method: 'POST', headers: { rsc: '1', 'next-action': 'a' } }],
  ['what is fetched ahead', { headers: { rsc: '1', 'next-router-prefetch': '1' } }],
  ['anything else', {}],
])('%s passes as it is', async (_, init) => {
  const { fetch, plain } = guarded(gone);
  await expect(fetch(HERE, init)).rejects.toThrow('Failed to fetch');
  expect(plain).toHaveBeenCalledOnce();
});

it("knows a page by its path and question, without the router's mark", () => {
  expect(addressOf('http://portal/a?b=1&_rsc=xyz#c')).toBe('/a?b=1');
});

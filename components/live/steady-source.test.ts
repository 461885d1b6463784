import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { steadySource } from './steady-source.ts';

/** As much of a browser's as the code under test sees. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Source[] = [];
  readonly url: string;
  readyState = 0;
  constructor(url: string) {
    super();
    this.url = url;
    Source.opened.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  say(name: string, data = '', lastEventId = '') {
    this.dispatchEvent(Object.assign(new Event(name), { data, lastEventId }));
  }
  /** As a browser does after any answer but 200. */
  giveUp() {
    this.readyState = Source.CLOSED;
    this.say('error');
  }
}

const states: string[] = [];
const heard: string[] = [];
const start = () =>
  steadySource({
    address: (lastId) => `/events?after=${lastId ?? ''}`,
    onState: (state) => states.push(state),
    on: { message: (data) => heard.push(data) },
  });
const newest = () => Source.opened.at(-1) as Source;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  Source.opened = [];
  states.length = 0;
  heard.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a stream of events', () => {
  it('wall row 12: comes back after an answer that makes the browser give up, ever more slowly', () => {
    const source = start();
    for (const wait of [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
      newest().giveUp();
      const before = Source.opened.length;
      vi.advanceTimersByTime(wait - 1);
      expect(Source.opened).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(Source.opened).toHaveLength(before + 1);
    }
    newest().say('open');
    expect(states.at(-1)).toBe('live');
    newest().giveUp();
    vi.advanceTimersByTime(1_000);
    expect(Source.opened).toHaveLength(8);
    source.close();
  });

  it('goes on after the last event that it heard', () => {
    const source = start();
    newest().say('message', 'a', '41');
    newest().giveUp();
    vi.advanceTimersByTime(1_000);
    expect(newest().url).toBe('/events?after=41');
    expect(heard).toEqual(['a']);
    source.close();
  });

  it('leaves it to the browser where that tries again itself', () => {
    const source = start();
    newest().say('error');
    vi.advanceTimersByTime(60_000);
    expect([states, Source.opened.length]).toEqual([['lost'], 1]);
    source.close();
  });

  it('wall row 15: is taken for dead when it falls silent without a word', () => {
    const source = start();
    newest().say('open');
    vi.advanceTimersByTime(39_000);
    newest().say('beat');
    vi.advanceTimersByTime(39_999);
    expect(Source.opened).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect([states.at(-1), Source.opened.length]).toEqual(['lost', 2]);
    source.close();
  });

  it('ends for good when it is closed', () => {
    const source = start();
    newest().giveUp();
    source.close();
    vi.advanceTimersByTime(60_000);
    expect(Source.opened).toHaveLength(1);
  });
});

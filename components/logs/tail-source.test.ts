import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { environmentKey } from '#lib/domain/environment.ts';
import { tailSource } from './tail-source.ts';

/** A browser's EventSource as far as it can be told what happens to it. */
class ModelSource extends EventTarget {
  static readonly CLOSED = 2;
  static made: ModelSource[] = [];
  readyState = 0;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    ModelSource.made.push(this);
  }
  close(): void {
    this.readyState = ModelSource.CLOSED;
  }
  says(lastEventId: string): void {
    const event = { kind: 'gap', group: 'g', from: 0, to: 1, cause: 'outage' };
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(event), lastEventId }));
  }
  refused(): void {
    this.readyState = ModelSource.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
}

beforeEach(() => {
  ModelSource.made = [];
  vi.stubGlobal('EventSource', ModelSource);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => {
  const told: unknown[] = [];
  const source = tailSource(environmentKey('items', 'dev'), {
    onOpen: (isNew) => told.push(isNew ? 'new' : 'again'),
    onLost: () => told.push('lost'),
    onEvent: ({ kind }) => told.push(kind),
  });
  return { source, told };
};
const last = () => ModelSource.made.at(-1) as ModelSource;

it('comes back behind the last event it got, after an answer that was no stream, and not at once for ever', () => {
  const { told, source } = open();
  last().dispatchEvent(new Event('open'));
  last().says('place~1');
  last().refused();
  vi.advanceTimersByTime(999);
  expect(ModelSource.made).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(last().url).toBe('/api/tail?environment=items%2Fdev&after=place%7E1');
  last().refused();
  vi.advanceTimersByTime(1_999);
  expect(ModelSource.made).toHaveLength(2);
  vi.advanceTimersByTime(1);
  last().dispatchEvent(new Event('open'));
  expect(told).toEqual(['new', 'gap', 'lost', 'lost', 'again']);
  source.close();
});

it('leaves it to the browser to come back from a broken connection', () => {
  const { source } = open();
  last().dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(30_000);
  expect(ModelSource.made).toHaveLength(1);
  source.close();
});

it('goes on at its place after a pause that was too long to hold, and opens nothing once it is closed', () => {
  const { source } = open();
  last().says('place~7');
  source.suspend();
  vi.advanceTimersByTime(60_000);
  expect(ModelSource.made).toHaveLength(1);
  source.resume();
  source.resume();
  expect(ModelSource.made).toHaveLength(2);
  expect(last().url).toContain('after=place%7E7');
  last().refused();
  source.close();
  vi.advanceTimersByTime(60_000);
  expect(ModelSource.made).toHaveLength(2);
});

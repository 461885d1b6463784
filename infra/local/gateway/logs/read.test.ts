import { expect, test } from 'vitest';
import { emptyPage, filterEvents, getEvents, InvalidToken } from './read.ts';
import { LogStore } from './store.ts';

function lines(...at: [timestamp: number, message: string, stream?: string][]) {
  const store = new LogStore();
  for (const [timestamp, message, stream = 's'] of at) {
    store.append('g', stream, { timestamp, ingestionTime: timestamp, message });
  }
  return store.events('g');
}

const texts = (page: { events: readonly { message: string }[] }) => page.events.map((event) => event.message);

test('a late line is found at its own time, with an id that nobody else has', () => {
  const events = lines([10, 'a'], [30, 'c'], [20, 'b']);
  expect(texts(filterEvents(events, {}))).toEqual(['a', 'b', 'c']);
  expect(new Set(events.map((event) => event.eventId)).size).toBe(3);
  expect(events[0]?.eventId).toMatch(/^\d{56}$/);
});

test('both ends of the time range are included', () => {
  expect(
    texts(filterEvents(lines([9, 'a'], [10, 'b'], [20, 'c'], [21, 'd']), { startTime: 10, endTime: 20 })),
  ).toEqual(['b', 'c']);
});

test('pages of one time stamp neither repeat nor lose a line', () => {
  const events = lines([5, 'a'], [5, 'b'], [5, 'c'], [5, 'd'], [5, 'e']);
  const read: string[] = [];
  for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
    const page = filterEvents(events, { limit: 2, ...(nextToken ? { nextToken } : {}) });
    read.push(...texts(page));
    nextToken = page.nextToken;
  }
  expect(read).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a page that found nothing in 10,000 lines is empty and says where to go on', () => {
  const events = lines(
    ...Array.from({ length: 10_001 }, (_, i): [number, string] => [i, i === 10_000 ? 'ERROR' : 'ok']),
  );
  const first = filterEvents(events, { filterPattern: 'ERROR' });
  expect(first.events).toEqual([]);
  expect(texts(filterEvents(events, { filterPattern: 'ERROR', nextToken: first.nextToken ?? '' }))).toEqual([
    'ERROR',
  ]);
});

test('the token of an empty page leads to the true first page', () => {
  const events = lines([1, 'a'], [2, 'b']);
  expect(texts(filterEvents(events, { nextToken: emptyPage({ startTime: 2 }).nextToken ?? '' }))).toEqual([
    'b',
  ]);
});

test('streams are chosen by name or by prefix', () => {
  const events = lines([1, 'a', 'x/1'], [2, 'b', 'x/2'], [3, 'c', 'y/1']);
  expect(texts(filterEvents(events, { logStreamNamePrefix: 'x/' }))).toEqual(['a', 'b']);
  expect(texts(filterEvents(events, { logStreamNames: ['y/1', 'x/1'] }))).toEqual(['a', 'c']);
});

test('a stream is read from its end unless told, and its last token leads to itself', () => {
  const events = lines([1, 'a'], [2, 'b'], [3, 'c']);
  const last = getEvents(events, { limit: 2 });
  expect(texts(last)).toEqual(['b', 'c']);
  expect(texts(getEvents(events, { limit: 2, nextToken: last.nextBackwardToken }))).toEqual(['a']);
  const end = getEvents(events, { nextToken: last.nextForwardToken });
  expect(end).toEqual({ events: [], nextForwardToken: last.nextForwardToken, nextBackwardToken: 'b/3/s' });
});

test('a token from elsewhere is refused', () => {
  expect(() => getEvents([], { nextToken: 'x' })).toThrow(InvalidToken);
});

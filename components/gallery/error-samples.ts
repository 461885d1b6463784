import type { AfterErrors } from '#lib/domain/deploy/new-errors.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { type WhyNamed, whyNamed } from '#lib/domain/deploy/why-named.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';

const MINUTE = 60_000;

function line(at: Instant, message: string, more: Partial<LogLine> = {}): LogLine {
  return {
    ...{ eventId: `${at} ${message}`, group: 'api', stream: '2026/11/22/[$LATEST]a1', at, ingestedAt: at },
    ...{ level: 'ERROR', requestId: '7f3ac1e0-52d8-4a0b-9c1e-0f6b7d21aa90', message, ...more },
  };
}

/** What a broken release's functions wrote: read, none that is new, and not read. */
export function afterErrorSamples(
  now: Instant,
): readonly (readonly [name: string, reading: Reading<AfterErrors>])[] {
  const at = (ago: number) => instant(now - ago * MINUTE);
  const missed = line(
    at(6),
    "ValidationException: Query condition missed key schema element in 'price > :zero'",
  );
  const about = { asOf: now, freshFor: minutes(1), source: 'logs:FilterLogEvents' };
  const value: AfterErrors = {
    errors: {
      fresh: [
        { key: missed.message, line: missed, where: 'src/list.ts:41', first: at(6), last: now, count: 127 },
        {
          ...{ key: 'Task timed out after … seconds', first: at(4), last: at(2), count: 2 },
          line: line(at(4), 'Task timed out after 6.00 seconds', { level: 'PLATFORM' }),
        },
      ],
      known: 1,
      lines: { api: 132 },
      comparedFrom: at(24 * 60 + 19),
      complete: true,
    },
    firstRequest: [
      line(at(6), 'GET /items?sort=price', { level: 'INFO' }),
      missed,
      line(at(6), 'status=500 duration=53 ms', { level: 'INFO' }),
    ],
    outside: [],
    outsideAsOf: at(10),
  };
  return [
    ['errors that began with it', ready(value, about)],
    [
      'no new errors',
      ready({ ...value, errors: { ...value.errors, fresh: [], lines: {} }, firstRequest: [] }, about),
    ],
    [
      'lines not read',
      failedAfter(undefined, { kind: 'unavailable', cause: 'log groups not read yet' }, now),
    ],
  ];
}

/** Held against a run that broke its environment. */
export function whySample(page: RunPage, reading: Reading<AfterErrors>): WhyNamed | undefined {
  if (reading.state !== 'ready') return undefined;
  const lines = [
    { kind: 'removed', text: "  IndexName: 'byCreated'," },
    { kind: 'added', text: "  KeyConditionExpression: 'price > :zero'," },
  ] as const;
  const code = [
    { artifact: 'ApiFunction', of: 61, files: [{ path: 'src/list.ts', kind: 'changed' as const, lines }] },
  ];
  return whyNamed({ ...reading.value, run: page.run, after: page.after, changed: ['api'], code });
}

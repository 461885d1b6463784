import { NO_ROWS, type Row } from '#components/logs/rows.ts';
import type { Tail } from '#components/logs/use-tail.ts';
import type { DeployEnd } from '#lib/domain/logs/deploy-end.ts';
import type { LogGroup, LogLevel, LogLine } from '#lib/domain/logs/line.ts';
import { type Instant, instant, minus, minutes } from '#lib/domain/time.ts';

const GROUP = '/aws/lambda/items-dev-api';
export const LOG_GROUPS: readonly LogGroup[] = [
  { name: GROUP, label: 'api', kind: 'function' },
  { name: '/aws/lambda/items-dev-processor', label: 'processor', kind: 'function' },
];

type LineRow = Extract<Row, { kind: 'line' }>;

function line(now: Instant, level: LogLevel, message: string, more: Partial<LogLine> = {}): LineRow {
  const at = instant(now - 60_000);
  const made = {
    ...{
      eventId: message,
      group: GROUP,
      stream: '2026/11/22/[$LATEST]a1',
      at,
      ingestedAt: at,
      level,
      message,
    },
    requestId: '7f3ac1e0-52d8-4a0b-9c1e-0f6b7d21aa90',
    ...more,
  };
  return { kind: 'line', key: message, at, line: made, late: made.ingestedAt > at };
}

/** A line of every level, one with JSON, one that came late, one that hides what turns it round. */
export const lineSamples = (now: Instant): readonly LineRow[] => [
  line(now, 'DEBUG', 'validated body'),
  line(now, 'INFO', 'answered', { fields: { method: 'POST', path: '/items', status: 201, milliseconds: 8 } }),
  line(now, 'WARN', 'refused', { fields: { status: 400, auth: '(masked)' } }),
  line(now, 'ERROR', 'write failed', {
    fields: { error: { name: 'TransactionCanceledException', message: 'None' } },
  }),
  line(now, 'PLATFORM', 'REPORT RequestId: 7f3ac1e0 Duration: 16.27 ms'),
  line(now, 'INFO', 'uploaded prod\u202egpj.exe'),
  line(now, 'INFO', 'came late', { ingestedAt: instant(now - 53_900) }),
];

export const gapSample = (now: Instant): Extract<Row, { kind: 'gap' }> => ({
  ...{ kind: 'gap', key: 'gap', at: instant(now - 70_000), to: instant(now - 60_000) },
  ...{ group: GROUP, cause: 'outage' },
});

export const deployEndSamples = (now: Instant): readonly DeployEnd[] =>
  (['succeeded', 'failed'] as const).map((state, index) => ({
    ...{ at: instant(now - 90_000), number: 412 + index, component: 'application', state },
    ...{ commit: 'a9c2e17b1f0d', subject: 'fix(processor): retry throttles only' },
  }));

/** The tail as it follows, connects, was cut off, fell behind, and lost something. */
export function tailSamples(now: Instant): readonly (readonly [string, Tail])[] {
  const live: Tail = {
    rows: NO_ROWS,
    state: 'live',
    statuses: new Map(),
    held: 0,
    holdsMore: false,
    rate: 1.8,
  };
  const failed = {
    kind: 'status',
    group: GROUP,
    state: 'failed',
    verifiedTo: now,
    watchedFrom: minus(now, minutes(120)),
    cause: 'throttled',
  } as const;
  const narrow = { ...failed, state: 'live', watchedFrom: minus(now, minutes(4)) } as const;
  const lagging = { ...NO_ROWS, duplicates: 3, late: 2, dropped: 40 };
  return [
    ['following', live],
    ['connecting', { ...live, state: 'connecting' }],
    ['cut off', { ...live, state: 'lost' }],
    ['a group that cannot be read', { ...live, statuses: new Map([[GROUP, failed]]) }],
    ['a group with too many lines for late ones', { ...live, statuses: new Map([[GROUP, narrow]]) }],
    [
      'gaps, late lines, losses',
      {
        ...live,
        rows: {
          ...lagging,
          gaps: new Map([
            ['outage', 1],
            ['slow-reader', 2],
          ]),
        },
      },
    ],
  ];
}

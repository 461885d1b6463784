import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { NO_ROWS } from './rows.ts';
import { StatusBar } from './status-bar.tsx';
import type { Tail } from './use-tail.ts';

const QUIET: Tail = {
  rows: NO_ROWS,
  state: 'live',
  statuses: new Map(),
  held: 0,
  holdsMore: false,
  rate: 1.5,
};

const words = (
  tail: Partial<Tail>,
  window: LogWindow = { kind: 'now' },
  silentSince?: ReturnType<typeof instant>,
): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <StatusBar
        tail={{ ...QUIET, ...tail }}
        window={window}
        paused={false}
        groups={[]}
        silentSince={silentSince}
        shown={0}
        cut={1_000}
      />
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('says that nothing is late, missing or lost', () => {
  expect(words({})).toContain('Following 1.5 lines/s 0 late no gap none lost');
});

it('tells late lines, gaps and losses apart, each with its reason', () => {
  const gaps = new Map([
    ['outage', 2],
    ['slow-reader', 1],
  ]);
  const said = words({ rows: { ...NO_ROWS, late: 3, gaps } });
  expect(said).toContain('3 late (arrived after newer lines)');
  expect(said).toContain('2 gaps (not read for a while)');
  expect(said).toContain('1 lost (this browser read too slowly)');
});

it('says which group is behind and why', () => {
  const status = {
    kind: 'status',
    group: '/aws/lambda/items-dev-api',
    state: 'failed',
    verifiedTo: instant(0),
    watchedFrom: instant(0),
    cause: 'throttled',
  } as const;
  const said = words({ statuses: new Map([[status.group, status]]) });
  expect(said).toContain('items-dev-api: failed (throttled by AWS)');
});

it('says up to where it is complete by the group that is furthest behind, and from where on late lines are found', () => {
  const at = instant(1_795_000_000_000);
  const hour = 3_600_000;
  const live = { kind: 'status', state: 'live', watchedFrom: instant(at - 2 * hour) } as const;
  const statuses = new Map([
    ['/aws/lambda/a', { ...live, group: '/aws/lambda/a', verifiedTo: at }],
    ['/aws/lambda/b', { ...live, group: '/aws/lambda/b', verifiedTo: instant(at - 60_000) }],
  ]);
  expect(words({ statuses })).toContain('complete to 11:05:40 late lines found from 09:06:40 on');
  const narrow = { ...live, group: '/aws/lambda/c', verifiedTo: at, watchedFrom: instant(at - 240_000) };
  const said = words({ statuses: new Map([...statuses, [narrow.group, narrow]]) });
  expect(said).toContain('c: late lines from before 11:02:40 are not looked for');
  expect(said).toContain('found from 09:06:40 on');
});

it('says when a past time had more lines than were read', () => {
  const at = instant(1_795_000_000_000);
  const range = { from: at, to: instant(at + 60_000) };
  expect(words({})).not.toContain('Only');
  expect(words({}, { kind: 'range', range })).toContain(
    'Only the newest 1,000 lines of this time were read.',
  );
  expect(words({}, { kind: 'around', at })).toContain('Only the nearest 1,000 lines were read.');
});

it('wall row 11: says since when nothing is read, and nothing that sounds as if it were', () => {
  const said = words({}, { kind: 'now' }, instant(Date.UTC(2026, 10, 28, 5, 34, 10)));
  expect(said).toContain('Not following since 05:34:10');
  expect(said).toContain('lines not known for');
  expect(said).toContain('until then');
  expect(said).not.toContain('lines/s');
  expect(said).not.toMatch(/no gap|none lost/);
  expect(said).not.toMatch(/Following(?! since)/);
});

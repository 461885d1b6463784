import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { NO_ROWS } from './rows.ts';
import { StatusBar } from './status-bar.tsx';
import type { Tail } from './use-tail.ts';

const QUIET: Tail = { rows: NO_ROWS, state: 'live', statuses: new Map(), held: 0, lost: 0, rate: 1.5 };

const words = (tail: Partial<Tail>, window: LogWindow = { kind: 'now' }): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <StatusBar tail={{ ...QUIET, ...tail }} window={window} paused={false} shown={0} cut={1_000} />
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
  const said = words({ rows: { ...NO_ROWS, late: 3, gaps }, lost: 40 });
  expect(said).toContain('3 late (came after newer lines)');
  expect(said).toContain('2 gaps (not read for a while)');
  expect(said).toContain('41 lost (this browser read too slowly, 40 lines let go during a long pause)');
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

it('says when a past time had more lines than were read', () => {
  const at = instant(1_795_000_000_000);
  const range = { from: at, to: instant(at + 60_000) };
  expect(words({})).not.toContain('Only');
  expect(words({}, { kind: 'range', range })).toContain(
    'Only the newest 1,000 lines of this time were read.',
  );
  expect(words({}, { kind: 'around', at })).toContain('Only the nearest 1,000 lines were read.');
});

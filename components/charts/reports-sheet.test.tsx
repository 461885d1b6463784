import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type ReportsAnswer, reportCharts } from '#lib/domain/metrics/report-charts.ts';
import { type Reading, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import en from '#messages/en.json' with { type: 'json' };
import type { Compared } from './compared.ts';
import { ReportsSheet } from './reports-sheet.tsx';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const range = { from: instant(NOW - minutes(90)), to: NOW };
const group = '/aws/lambda/items-dev-api';
const about = { asOf: NOW, freshFor: minutes(6), source: 'logs:FilterLogEvents' };
const cold = {
  group,
  at: instant(NOW - minutes(30)),
  requestId: 'r',
  duration: millis(3),
  billed: millis(4),
  memoryMb: 256,
  usedMb: 118,
  init: millis(312),
};
const answer = (more: Partial<ReportsAnswer> = {}): ReportsAnswer => ({
  range,
  period: minutes(1),
  charts: reportCharts([{ group, label: 'api' }], [cold], minutes(1)),
  cut: [],
  ...more,
});

function words(reading: Reading<ReportsAnswer>, compared?: Compared): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>
        <ReportsSheet
          environment={'items/dev' as EnvironmentKey}
          reading={reading}
          marks={[]}
          compared={compared}
        />
      </NowProvider>
    </NextIntlClientProvider>,
  );
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

it('has a panel for each unit: how many starts, how long, how much memory of how much', () => {
  const text = words(ready(answer(), about));
  expect(text).toContain('api cold starts');
  expect(text).toContain('longest 312 ms');
  expect(text).toContain('most used 118 MB configured 256 MB 11:30');
});

it('stands beside as long a time before a deploy, or says why it does not', () => {
  const deploy = { at: instant(NOW - minutes(80)), number: 409, runId: 'r' };
  const calls = (from: number, usedMb: number) =>
    Array.from({ length: 60 }, (_, index) => ({ ...cold, at: instant(from + minutes(index)), usedMb }));
  const read = (from: number, usedMb: number) =>
    ready(
      answer({
        range: { from: instant(from), to: instant(from + minutes(90)) },
        charts: reportCharts([{ group, label: 'api' }], calls(from + minutes(15), usedMb), minutes(1)),
      }),
      about,
    );
  const now = read(NOW - minutes(90), 150);
  const before = read(NOW - minutes(170), 100);
  expect(words(now, { with: { kind: 'before', deploy }, reading: before })).toContain(
    'most used 150 MB +50 %',
  );
  const failure = { kind: 'throttled', api: 'logs:FilterLogEvents' } as const;
  const text = words(now, {
    with: { kind: 'before', deploy },
    reading: { state: 'failed', failure, since: NOW, tries: 1 },
  });
  expect(text).toContain('The time before #409 could not be read. throttled');
  expect(text).not.toContain('+50 %');
});

it('says that nobody called, which is not the same as not read', () => {
  expect(words(ready(answer({ charts: [] }), about))).toContain('No invocations');
  const denied = { kind: 'denied', principal: 'r', action: 'logs:FilterLogEvents', resource: group } as const;
  const text = words({ state: 'failed', failure: denied, since: NOW, tries: 1 });
  expect(text).toContain('Role r lacks logs:FilterLogEvents');
  expect(text).not.toContain('No invocations');
});

it('says of which function not all was read and why', () => {
  const missing = [
    { what: 'processor', failure: { kind: 'throttled', api: 'logs:FilterLogEvents' } as const },
  ];
  const text = words(
    ready(answer({ cut: [{ label: 'api', from: instant(NOW - minutes(40)) }] }), { ...about, missing }),
  );
  expect(text).toContain('Partial. processor: throttled');
  expect(text).toContain('api: read back to 11:20, the rest did not fit');
});

it('is not called empty when what there was could not be read to its end', () => {
  const text = words(ready(answer({ charts: [], cut: [{ label: 'api', from: NOW }] }), about));
  expect(text).not.toContain('No invocations');
});

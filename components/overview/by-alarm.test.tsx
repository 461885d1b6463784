import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { rowSamples } from '#components/gallery/board-samples.ts';
import { NowProvider } from '#components/time/now.tsx';
import type { AlarmState } from '#lib/domain/health/health.ts';
import type { BoardRow } from '#lib/domain/overview/board.ts';
import { ready } from '#lib/domain/reading.ts';
import { instant, minus, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { ByAlarm } from './by-alarm.tsx';

const NOW = instant(Date.UTC(2026, 10, 29, 6));
const alarm = (name: string, more: Partial<AlarmState> = {}): AlarmState => ({
  ...{ name, arn: name, state: 'OK', since: minus(NOW, minutes(42)), stateReason: '' },
  ...{ metric: 'Errors', namespace: 'AWS/Lambda', threshold: 5, dimensions: { FunctionName: 'shop-api' } },
  ...more,
});
const [sample] = rowSamples(NOW);
if (!sample) throw new Error('no row to begin with');
const row = (...alarms: readonly AlarmState[]): BoardRow => ({
  ...sample,
  alarms: ready(alarms, { asOf: NOW, freshFor: minutes(2), source: 'test' }),
});
const drawn = (...rows: readonly BoardRow[]): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>
        <ByAlarm rows={rows} />
      </NowProvider>
    </NextIntlClientProvider>,
  );
/** Rows of a page, each as one line of words. */
const lines = (page: string): readonly string[] =>
  page.split('<li').map((each) =>
    each
      .replace(/^[^>]*>/, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );

it('names each alarm with its state, threshold, part and since when, and leads to its chart of that time', () => {
  const page = drawn(row(alarm('api-errors', { state: 'ALARM', stateReason: '7 of 5' }), alarm('api-slow')));
  const firing = lines(page).find((each) => each.includes('api-errors'));
  for (const word of ['AWS/Lambda Errors', 'threshold 5', 'shop-api', '7 of 5', 'since 42 min'])
    expect(firing).toContain(word);
  expect(page).toMatch(/href="\/e\/[^"]+\/metrics\?from=\d+&amp;to=\d+&amp;alarm=api-errors"/);
  expect(lines(page).find((each) => each.includes('api-slow'))).toContain('threshold 5');
});

it('says of an alarm of other alarms its rule, of one without a part that it has none, of one without data that it has none', () => {
  const page = drawn(
    row(
      alarm('all', {
        state: 'ALARM',
        metric: '',
        namespace: '',
        dimensions: {},
        rule: 'ALARM("api-errors")',
      }),
      alarm('bill', { dimensions: {}, namespace: 'AWS/Billing', metric: 'EstimatedCharges' }),
      alarm('blind', { state: 'INSUFFICIENT_DATA' }),
    ),
  );
  expect(page).toContain('ALARM(&quot;api-errors&quot;)');
  expect(lines(page).find((each) => each.includes('bill'))).toContain('no resource');
  expect(page).toMatch(/Insufficient data[\s\S]*blind/i);
});

it('counts alarms in every group, and has no green check where none is defined', () => {
  const page = drawn(row(alarm('a'), alarm('b'), alarm('c')), row());
  const heads = [...page.matchAll(/<h2[^>]*>([^<]*)<\/h2><span[^>]*>(\d+)</g)].map(([, ...head]) => head);
  expect(heads).toContainEqual(['OK', '3']);
  const none = drawn(row());
  expect(none).not.toContain('of-healthy');
  expect(lines(none).some((each) => each.includes(en.overview.noAlarms))).toBe(true);
});

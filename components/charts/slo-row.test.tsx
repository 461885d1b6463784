import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { sloSamples } from '#components/gallery/slo-samples.ts';
import { NowProvider } from '#components/time/now.tsx';
import type { Slos } from '#lib/domain/metrics/slo.ts';
import type { Known } from '#lib/domain/reading.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { SloRow } from './slo-row.tsx';

const NOW = instant(Date.UTC(2026, 10, 29, 6));
const samples = new Map(sloSamples(NOW));
const drawn = (name: string): string => drawnOf(samples.get(name));
const drawnOf = (reading: Known<Slos>): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>
        <SloRow reading={reading} />
      </NowProvider>
    </NextIntlClientProvider>,
  );

it('says what is left of a budget in percent and in time, with both burns and their limits', () => {
  const page = drawn('kept');
  expect(page).toMatch(/\d+\u00a0% left, \d+\u00a0min/);
  expect(page).toContain('limit 14.4×');
  expect(page).toContain('limit 6×');
  expect(page).toContain('of-healthy');
  expect(page).not.toContain('of-degraded');
});

it('says of a budget that is used up by how much, and neither a negative rest nor no time at all', () => {
  const page = drawn('burns too fast');
  expect(page).toMatch(/used up, \d+\u00a0% over/);
  expect(page).not.toContain('−');
  expect(page).not.toContain('over, ');
  expect(page).toContain('of-degraded');
});

it('judges no burn of too few requests, and keeps the last figures with what failed since', () => {
  const few = drawn('hardly measured');
  expect(few).toContain('0 of 100 requests');
  expect(few).not.toMatch(/of-(healthy|degraded)/);
  expect(drawn('not read any more')).toContain('role="status"');
});

it('says which figures it lacks', () => {
  const kept = samples.get('kept');
  if (kept?.state !== 'ready') throw new Error('the sample was not read');
  const failure = { kind: 'throttled', api: 'cloudwatch:GetMetricData' } as const;
  const page = drawnOf({ ...kept, missing: [{ what: '5XXError Sum', failure }] });
  expect(page).toContain('5XXError Sum: throttled');
});

it('is not there where nothing is promised', () => {
  expect(drawn('no such sample')).toBe('');
});

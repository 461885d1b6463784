import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { boardSample, rowSamples } from '#components/gallery/board-samples.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { Board } from './board.tsx';

const NOW = instant(Date.UTC(2026, 10, 28, 5, 52, 22));
const FIRST = instant(NOW - minutes(2));

/** Watched for two minutes: nothing says yet what a month costs. */
const young = ({ estimate: { fullMonth: _, ...estimate } }: EnvironmentCost): EnvironmentCost =>
  ({ estimate: { ...estimate, usageSince: FIRST } }) as EnvironmentCost;

const rows = rowSamples(NOW).flatMap((row) => {
  if (row.cost?.state !== 'ready') return [];
  const samples = row.samples
    .slice(-1)
    .map((sample) => ({ ...sample, at: FIRST, verdict: 'healthy' as const }));
  return [{ ...row, samples, cost: { ...row.cost, value: young(row.cost.value) } }];
});

const said = renderToStaticMarkup(
  <NextIntlClientProvider locale="en" messages={en} timeZone="UTC" now={new Date(NOW)}>
    <Board board={boardSample(NOW, rows)} now={NOW} setStar={async () => undefined} />
  </NextIntlClientProvider>,
).replace(/<[^>]+>/g, ' ');

describe('the overview in its first minutes', () => {
  it('tells no forecast, and when there will be a rate', () => {
    expect(said).toContain('so far');
    expect(said).toContain('A month’s rate is known after 5 min');
    expect(said).not.toContain('forecast');
    expect(said).not.toContain('full month at this rate');
  });

  it('says since when it was watched, though the strips span five minutes', () => {
    expect(said).toContain('Watched since 05:50');
    expect(said).toContain('since 05:47, 5\u00a0min');
  });
});

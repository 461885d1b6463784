import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { boardSample, rowSamples } from '#components/gallery/board-samples.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import en from '#messages/en.json' with { type: 'json' };
import { Board } from './board.tsx';
import { ByCost } from './by-cost.tsx';

const NOW = instant(Date.UTC(2026, 10, 29));
const estimate = (usageSince: number, monthToDate: number, forecast: number, fullMonth: number) =>
  ({
    ...{ month: '2026-11', lines: [], unknownLines: 0, usageSince: instant(usageSince) },
    ...{ monthToDate: usd(monthToDate), forecast: usd(forecast), fullMonth: usd(fullMonth) },
  }) satisfies CostEstimate;

/** One system: its first environment was watched all month, the second since the 21st. */
const rows = [
  estimate(Date.UTC(2026, 10, 1), 100, 103.43, 104.87),
  estimate(Date.UTC(2026, 10, 21), 19, 21.25, 69.4),
].flatMap((each, index) => {
  const row = rowSamples(NOW)[index + 1];
  const cost = ready({ estimate: each }, { asOf: NOW, freshFor: minutes(30), source: 'test' });
  return row ? [{ ...row, system: 'items', budgetUsd: 80, cost }] : [];
});

const said = (node: React.ReactElement): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC" now={new Date(NOW)}>
      {node}
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('an environment that was watched for a part of the month', () => {
  it('adds a full month to its system, never the rest of the month that was seen of it', () => {
    // The sample's first is a favourite, which stands apart from its system.
    const sample = boardSample(NOW, [...rowSamples(NOW).slice(0, 1), ...rows]);
    const board = said(<Board board={sample} now={NOW} setStar={async () => undefined} />);
    expect(board).toContain('month to date $119.00 · full month at this rate → $174.27');
    expect(board).not.toContain('$124.68');
  });

  it('is ranked by cost with the figure that its budget is held against, and the forecast below it', () => {
    const ranked = said(<ByCost rows={rows} />);
    expect(ranked).toContain(
      '$19.00 $69.40 full month at this rate forecast $21.25 · 8 of 30 days watched $10.60 budget $80',
    );
    expect(ranked).toContain('$100.00 $103.43 forecast Full month at this rate $104.87 −$23.43');
  });
});

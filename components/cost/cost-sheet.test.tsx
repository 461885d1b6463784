import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import type { DayCost, EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { CostPage } from '#lib/domain/cost/page.ts';
import { instant } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import en from '#messages/en.json' with { type: 'json' };
import { CostSheet } from './cost-sheet.tsx';

const NOW = instant(Date.UTC(2026, 10, 21));
const DAYS = Array.from(
  { length: 20 },
  (_, index): DayCost => ({
    day: `2026-11-${String(index + 1).padStart(2, '0')}`,
    whole: true,
    groups: { network: usd(2) },
    standing: usd(2),
    used: usd(0),
  }),
);
const COST: EnvironmentCost = {
  estimate: {
    month: '2026-11',
    lines: [],
    monthToDate: usd(40),
    forecast: usd(60),
    unknownLines: 1,
    usageSince: instant(Date.UTC(2026, 10, 1)),
    fullMonth: usd(61),
    days: DAYS,
  },
  actual: { state: 'not-enabled' },
};
const BILL: EnvironmentCost['actual'] = {
  state: 'ready',
  monthToDate: usd(38),
  asOf: NOW,
  days: DAYS.slice(0, 18).map(({ day }) => ({ day, cost: usd(38 / 18) })),
  services: [{ service: 'AWS X-Ray', cost: usd(0.7) }],
};
const PENDING: NonNullable<CostPage['pending']> = {
  number: 218,
  plannedAt: NOW,
  change: {
    usdPerMonth: usd(73),
    priced: [{ address: 'aws_nat_gateway.b', item: 'nat-gateway', usd: usd(73) }],
    leftOut: [],
  },
};

const drawn = (page: Partial<CostPage>, cost = COST) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>
        <CostSheet
          cost={cost}
          page={{ months: { shown: '2026-11', state: 'current' }, reading: undefined, applied: [], ...page }}
          asOf={NOW}
          ticks={undefined}
        />
      </NowProvider>
    </NextIntlClientProvider>,
  );

it('draws what a planned run would make of the month’s end, hatched, and names the run', () => {
  const with218 = drawn({ pending: PENDING });
  expect(with218).toContain('fill="url(#hatch-pending)"');
  expect(with218).toContain('With run #218 now: $84.00.');
  expect(drawn({})).not.toContain('fill="url(#hatch-pending)"');
});

it('draws nothing ahead for a plan of which nothing has a standing price', () => {
  const change = { usdPerMonth: usd(0), priced: [], leftOut: [] };
  expect(drawn({ pending: { ...PENDING, change } })).not.toContain('fill="url(#hatch-pending)"');
});

it('shows a finished month without forecast, what-if or pending change', () => {
  const finished = drawn({ months: { shown: '2026-11', state: 'earlier' } });
  for (const words of ['What if', 'forecast', 'Pending change']) expect(finished).not.toContain(words);
  expect(finished).toContain('$40.00');
});

it('has a column for the bill only where there is one, and says in its head to when it is or why it is empty', () => {
  expect(drawn({})).not.toContain('>Actual</th>');
  expect(drawn({})).toContain('Cost Explorer is not read for this account');
  expect(drawn({}, { ...COST, actual: BILL })).toContain('Actual to 18 Nov');
  const { services: _, ...withoutServices } = BILL;
  expect(drawn({}, { ...COST, actual: withoutServices })).toContain('not read by service');
});

it('explains usage minus bill with figures where they are known, and in words elsewhere', () => {
  const explained = drawn({}, { ...COST, actual: BILL });
  expect(explained).toContain('Not billed yet, 19 Nov to 20 Nov');
  expect(explained).toContain('+$4.00');
  expect(explained).toContain('−$2.00');
  expect(explained).toContain('1 line is unknown and outside usage.');
  expect(drawn({})).not.toContain('Explain difference');
});

it('keeps what was billed for services without a line in sight', () => {
  expect(drawn({}, { ...COST, actual: BILL })).toContain('$0.70 billed without a line: AWS X-Ray');
});

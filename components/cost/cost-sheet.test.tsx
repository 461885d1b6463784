import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import type { Actual, BilledCost } from '#lib/domain/cost/actual.ts';
import { billed, TAGS } from '#lib/domain/cost/bill-in-test.ts';
import type { DayCost } from '#lib/domain/cost/cost.ts';
import type { CostPage } from '#lib/domain/cost/page.ts';
import { failedAfter } from '#lib/domain/reading.ts';
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
const COST: BilledCost = {
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
const BILLED_DAYS = DAYS.slice(0, 18).map(({ day }) => ({ day, cost: usd(38 / 18) }));
const SERVICES = [{ service: 'AWS X-Ray', cost: usd(0.7) }];
const BILL = billed(BILLED_DAYS, SERVICES, NOW);
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
          environment="items/dev"
          freeTier={false}
          cost={cost}
          page={{ months: { shown: '2026-11', state: 'current' }, reading: undefined, applied: [], ...page }}
          asOf={NOW}
          chosen={{}}
          shown={100}
        />
      </NowProvider>
    </NextIntlClientProvider>,
  );

it('says what a planned run would make of the month’s end, and names the run', () => {
  const with218 = drawn({ pending: PENDING });
  expect(with218).toContain('with #218');
  expect(with218).toContain('With run #218 now: $84.00.');
  expect(drawn({})).not.toContain('with #');
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

it('has a column for the bill only where there is one, and says in its head to when it is', () => {
  expect(drawn({})).not.toContain('>Actual</th>');
  expect(drawn({})).toContain('Cost Explorer is not read for this environment');
  expect(drawn({}, { ...COST, actual: BILL })).toContain('Actual to 18 Nov');
});

it('explains usage minus bill with figures where they are known, and in words elsewhere', () => {
  const explained = drawn({}, { ...COST, actual: BILL });
  expect(explained).toContain('Not billed yet, 19 Nov to 20 Nov');
  expect(explained).toContain('+$4.00');
  expect(explained).toContain('−$2.00');
  expect(explained).toContain('1 line is unknown and not in usage.');
  expect(drawn({})).not.toContain('Explain difference');
});

it('keeps what was billed for services without a line in sight', () => {
  expect(drawn({}, { ...COST, actual: BILL })).toContain('$0.70 billed without a line: AWS X-Ray');
});

const withActual = (actual: Actual) => drawn({}, { ...COST, actual });
const asked = (reading: Extract<Actual, { state: 'enabled' }>['reading']): Actual => ({
  state: 'enabled',
  tags: TAGS,
  reading,
});
const DENIED = {
  kind: 'denied' as const,
  principal: 'arn:aws:iam::000000000000:role/yagura-items-prod-read',
  action: 'ce:GetCostAndUsage',
  resource: '*',
};

it('says to which day the bill is, which are not in yet, and that AWS may still change it', () => {
  const html = withActual(BILL);
  expect(html).toContain('1 to 18 Nov. 19 to 21 Nov are not billed yet.');
  expect(html).toContain('On 1 to 18 Nov, which both cover: usage $36.00, actual $38.00.');
  expect(html).toContain('Estimated by AWS until the invoice is out.');
  const inPart = billed([...BILLED_DAYS, { day: '2026-11-19', cost: usd(1), partial: true }], SERVICES, NOW);
  expect(withActual(inPart)).toContain('1 to 18 Nov. 19 Nov in part. 20 and 21 Nov are not billed yet.');
  const final = billed(BILLED_DAYS, SERVICES, NOW, { estimated: false });
  expect(withActual(final)).toContain('Final: AWS no longer changes it.');
});

it('takes a bill that could not be read for that figure alone: the estimate stands', () => {
  const html = withActual(asked(failedAfter(undefined, DENIED, NOW, instant(NOW + 3_600_000))));
  expect(html).toContain('Role yagura-items-prod-read lacks ce:GetCostAndUsage on *.');
  expect(html).toContain('next try in 1\u00a0h');
  expect(html).toContain('Copy statement');
  expect(html).toContain('Cannot compare with the bill: it was not read.');
  expect(html).toContain('$40.00');
  expect(html).not.toContain('$0.00');
});

it('keeps the last bill with its age beside a failure, and holds usage against it', () => {
  const old = billed(BILLED_DAYS, SERVICES, instant(NOW - 3_600_000));
  const { reading } = old as Extract<Actual, { state: 'enabled' }>;
  const html = withActual(asked(failedAfter(reading, { kind: 'throttled', api: 'ce:GetCostAndUsage' }, NOW)));
  expect(html).toContain('$38.00');
  expect(html).toContain('Throttled by AWS');
  expect(html).toContain('data-stale');
  expect(html).toContain('The usage estimate is 5.26\u00a0% low');
});

it('says of tags without a charge that nothing is billed to them yet, which is not $0', () => {
  const html = withActual(billed([], [], NOW));
  expect(html).toContain('nothing billed yet');
  expect(html).toContain('No charge carries Project=items, Environment=prod');
  expect(html).not.toContain('$0.00');
  expect(html).not.toContain('>Actual</th>');
});

it('says what a bill needs where none is asked for, and of a finished month that nobody kept it', () => {
  expect(drawn({})).toContain('tags: { Environment: dev }');
  expect(withActual(asked(undefined))).toContain('not read yet');
  const finished = drawn(
    { months: { shown: '2026-11', state: 'earlier' } },
    { ...COST, actual: asked(undefined) },
  );
  expect(finished).toContain('The bill of this month was not read.');
});

it('holds what a full month costs against the budget where only a few days were watched', () => {
  const young = { ...COST.estimate, usageSince: instant(NOW - 2 * 86_400_000), fullMonth: usd(101.55) };
  const page = drawn({ budgetUsd: 150 }, { ...COST, estimate: young });
  expect(page).toContain('2 of 30 days watched');
  expect(page).toContain('A full month at this rate is $101.55: $48.45 below the budget of $150.00.');
});

import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import {
  type CallUse,
  callsByApi,
  callsByPage,
  callsByProcess,
  sumOfCalls,
} from '#lib/domain/budget/call-use.ts';
import type { DayUse } from '#lib/domain/budget/day-use.ts';
import { failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { BudgetHead } from './budget-head.tsx';
import { BudgetPanel } from './budget-panel.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const CALL: CallUse = {
  ...{ process: 'collector', api: 'cloudwatch:DescribeAlarms', purpose: 'topic:alarms', calls: 6 },
  ...{ throttles: 0, failures: 0, cacheHits: 0, costUsd: 0 },
};

function read(calls: readonly CallUse[], minutesAgo: number): Reading<DayUse> {
  const value: DayUse = {
    ...{ reportedUntil: instant(NOW - minutesAgo * 60_000), all: sumOfCalls(calls) },
    ...{ pages: callsByPage(calls), processes: callsByProcess(calls), apis: callsByApi(calls), hours: [] },
  };
  return ready(value, { asOf: NOW, freshFor: minutes(3), source: 'PostgreSQL' });
}
const OUT = failedAfter<DayUse>(undefined, { kind: 'unavailable', cause: 'PostgreSQL: 57014' }, NOW);

const drawn = (part: React.ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>{part}</NowProvider>
    </NextIntlClientProvider>,
  );

it('is as old as what the processes reported last, and amber when they have stopped', () => {
  const fresh = drawn(<BudgetPanel reading={read([CALL], 1)} />);
  expect(fresh).toContain('1\u00a0min\u00a0ago');
  expect(fresh).not.toContain('data-stale');
  expect(drawn(<BudgetPanel reading={read([CALL], 12)} />)).toMatch(/data-stale[^>]*>12\u00a0min\u00a0ago/);
});

it('says that nobody called AWS only when that was read', () => {
  expect(drawn(<BudgetPanel reading={read([], 1)} />)).toContain('No calls in 24 hours');
  const failed = drawn(<BudgetPanel reading={OUT} />);
  expect(failed).toContain('PostgreSQL: 57014');
  expect(failed).not.toContain('No calls in 24 hours');
});

it('has no figure in its title while it has none', () => {
  for (const reading of [undefined, OUT])
    expect(drawn(<BudgetHead reading={reading} />).replace(/<[^>]+>/g, '')).not.toMatch(/\d/);
  expect(drawn(<BudgetHead reading={read([CALL], 1)} />)).toContain('6 calls to AWS');
});

import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import { type AuditEntry, CHAIN_START } from '#lib/domain/audit/chain.ts';
import { type Failure, failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { type ChainChecked, ChainLine } from './chain-line.tsx';
import { EntriesPanel } from './entries-panel.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const about = { asOf: NOW, freshFor: minutes(3), source: 'PostgreSQL' };
const REFUSED: Failure = {
  ...{ kind: 'denied', by: 'portal', principal: 'auditor' },
  ...{ action: 'audit:read', resource: 'items/prod' },
};
const OUT: Failure = { kind: 'unavailable', cause: 'PostgreSQL: 57014' };
const ENTRY: AuditEntry = {
  ...{ seq: 7, at: NOW, actor: 'demo-infra', via: 'session', action: 'run.approved', target: 'items/prod' },
  ...{ outcome: 'done', details: { run: 4 }, previous: CHAIN_START, hash: 'a'.repeat(64) },
};

const words = (part: React.ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>{part}</NowProvider>
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const entries = (reading: Parameters<typeof EntriesPanel>[0]['reading']) =>
  words(<EntriesPanel reading={reading} open={undefined} linkTo={() => '?'} />);
const chain = (check: Reading<ChainChecked>) => words(<ChainLine check={check} />);

it('shows a page of entries, and where the older ones are', () => {
  const text = entries(ready({ entries: [ENTRY], next: 7 }, about));
  expect(text).toContain('infra approved a plan items/prod done run #4');
  expect(text).toContain('Older entries');
});

it('says that nothing fits only after a good read', () => {
  expect(entries(ready({ entries: [] }, about))).toContain('No entries');
  const failed = entries(failedAfter(undefined, OUT, NOW));
  expect(failed).toContain('No answer PostgreSQL: 57014');
  expect(failed).toMatch(/Try now$/);
  expect(failed).not.toContain('No entries');
});

it('says which right of the portal is missing, and where rights are shown: no statement for AWS', () => {
  const text = entries(failedAfter(undefined, REFUSED, NOW));
  expect(text).toContain('You lack audit:read on items/prod.');
  expect(text).toMatch(/See settings$/);
});

it('keeps the chain’s line whatever comes of the check', () => {
  expect(chain(ready({}, about))).toBe(
    'Hash chain intact up to the latest entry. Not signed by a runner yet: entries removed from the end would go unnoticed.',
  );
  expect(chain(ready({ anchored: { seq: 5, at: NOW } }, about))).toMatch(
    /latest entry\. Signed by a runner up to #5 at 2026-11-22/,
  );
  expect(chain(ready({ to: 7, at: NOW }, about))).toMatch(
    /^Hash chain verified from the start to #7 at 2026-11-22/,
  );
  expect(chain(ready({ to: 3, broken: { seq: 3, fault: 'gap' } }, about))).toBe(
    'The hash chain is broken at entry 3: entries are missing',
  );
  expect(chain(failedAfter(undefined, REFUSED, NOW))).toContain('Access denied You lack audit:read');
});

import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { AccessTable, EnvironmentTable } from './config-tables.tsx';
import { ProcessesPanel } from './processes-panel.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const ago = (seconds: number) => instant(NOW - seconds * 1_000);
const about = { asOf: NOW, freshFor: minutes(3), source: 'PostgreSQL' };
const HELD = {
  ...{ leases: [], queue: { waiting: 2, since: ago(90) }, unserved: [], migrationsBehind: 0 },
  isolation: [],
  file: { version: '1a2b3c4d', others: [] },
};
const process = (kind: string, seconds: number) => ({
  ...{ process: `${kind}-1`, kind, startedAt: ago(3_600), seenAt: ago(seconds) },
  ...{ version: '0.1.0', doing: null },
});

const drawn = (part: React.ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>{part}</NowProvider>
    </NextIntlClientProvider>,
  );
const words = (part: React.ReactNode): string =>
  drawn(part)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const panel = (reading: Parameters<typeof ProcessesPanel>[0]['reading']) => (
  <ProcessesPanel reading={reading} now={NOW} />
);

it('shows who lives and who has been silent for too long, and what waits', () => {
  const markup = drawn(
    panel(ready({ ...HELD, processes: [process('web', 4), process('runner', 45)] }, about)),
  );
  expect(markup.match(/aria-label="(alive|silent)"/g)).toEqual(['aria-label="alive"', 'aria-label="silent"']);
  expect(markup).toContain('data-stale');
  expect(words(panel(ready({ ...HELD, processes: [process('web', 4)] }, about)))).toContain(
    'Runs waiting for a runner 2 1 min ago',
  );
});

it('names how each runner keeps steps apart, and what that does not protect from', () => {
  const report = { probedAt: NOW, walls: {}, limits: 'rlimit' } as const;
  const isolation = [
    { runner: 'runner:one', report: { ...report, kind: 'bubblewrap' as const } },
    { runner: 'runner:two', report: { ...report, kind: 'none' as const, why: 'no user namespaces' } },
  ];
  const said = words(panel(ready({ ...HELD, isolation, processes: [process('runner', 4)] }, about)));
  expect(said).toContain('runner:one bubblewrap · memory limited per process');
  expect(said).toContain('a fault in the Linux kernel');
  expect(said).toContain('runner:two none');
  expect(said).toContain('Why not bubblewrap: no user namespaces');
  expect(said).toContain('whoever can request a plan can read it too');
});

it('says who reads another version of portal.yaml than the page goes by', () => {
  const of = (others: readonly { process: string; version: string; at: typeof NOW }[]) =>
    words(
      panel(ready({ ...HELD, file: { version: '1a2b3c4d', others }, processes: [process('web', 4)] }, about)),
    );
  expect(of([])).toContain('portal.yaml All processes read version 1a2b3c4d');
  const said = of([{ process: 'runner:vm', version: '9f8e7d6c', at: ago(60) }]);
  expect(said).toContain('runner:vm reads version 9f8e7d6c, web version 1a2b3c4d');
  expect(said).not.toContain('All processes');
});

it('says that no process has reported, which an unread database does not', () => {
  expect(words(panel(ready({ ...HELD, processes: [] }, about)))).toContain('No process has reported yet');
  const failed = words(
    panel(failedAfter(undefined, { kind: 'unavailable', cause: 'PostgreSQL: 57014' }, NOW)),
  );
  expect(failed).toContain('No answer PostgreSQL: 57014');
  expect(failed).not.toContain('No process has reported yet');
});

it('says what portal.yaml leaves out', () => {
  expect(words(<EnvironmentTable environments={[]} />)).toContain('No environment');
  expect(words(<AccessTable access={[]} />)).toContain('No group has a role');
});

it('names accounts that no runner takes runs of, with the way out, and which runner takes which', () => {
  const runner = { ...process('runner', 4), accounts: ['111122223333'] };
  const held = { ...HELD, unserved: ['999900001111'], processes: [runner] };
  const said = words(panel(ready(held, about)));
  expect(said).toContain('runs of 111122223333 only');
  expect(said).toContain('999900001111: no runner takes runs of it. Start one with --accounts');
});

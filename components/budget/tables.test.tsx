import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { type CallUse, callsByPage, callsByProcess } from '#lib/domain/budget/call-use.ts';
import en from '#messages/en.json' with { type: 'json' };
import { PageTable } from './page-table.tsx';
import { ProcessTable } from './process-table.tsx';

const NOTHING = { throttles: 0, failures: 0, cacheHits: 0, costUsd: 0 };
const USE: readonly CallUse[] = [
  { ...NOTHING, process: 'collector', api: 'cloudwatch:DescribeAlarms', purpose: 'topic:alarms', calls: 6 },
  { ...NOTHING, process: 'collector', api: 's3:GetObject', purpose: 'topic:of-tomorrow', calls: 2 },
];
const drawn = (table: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      {table}
    </NextIntlClientProvider>,
  );

it('shows nothing that was not measured as zero', () => {
  const [overview = '', unknown = ''] = drawn(<PageTable pages={callsByPage(USE)} all={8} />)
    .split('<tr>')
    .slice(2);
  expect(overview).toContain('Overview, in the background');
  expect(overview).toContain('alarms 6');
  expect(overview).toContain('75 %');
  expect(overview).toContain('not cached');
  expect(unknown).toContain('Not recorded');
  expect(unknown).toContain('no list price');
});

it('names the process that has reported no call', () => {
  expect(drawn(<ProcessTable processes={callsByProcess(USE)} all={8} />)).toMatch(
    /Runner.*No calls reported in 24 hours/s,
  );
});

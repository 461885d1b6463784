import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { type ComparedBy, type ComparedSide, compareCosts } from '#lib/domain/cost/compare.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import { type Billable, UNLISTED } from '#lib/domain/cost/line.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { CompareSheet } from './compare-sheet.tsx';

/** 73 hours into the month: a tenth of it. */
const NOW = instant(Date.UTC(2026, 10, 4, 1));
const MONTH = billedMonth(NOW, undefined);

const line = (resource: string, item: Billable['item'], value: number): Billable => ({
  ...{ resource, label: resource, item, kind: item.startsWith('nat') ? 'inventory' : 'usage' },
  quantity: { state: 'known', value, source: 'test' },
});
const database: Billable = {
  ...{ resource: 'tf:net#db', label: 'db', kind: 'usage', item: UNLISTED },
  quantity: { state: 'unknown', why: 'not-measured' },
};
const side = (...lines: readonly Billable[]): ComparedSide => ({
  ...{ estimate: estimate(lines, 'ap-northeast-1', MONTH), asOf: NOW, componentOf: () => 'infrastructure' },
});
const PROD = side(
  ...[line('tf:net#a', 'nat-gateway', 73), line('tf:net#b', 'nat-gateway', 73)],
  ...[line('cfn:app/Api', 'rest-api-request', 200_000), line('tf:net#a', 'nat-gateway-data', 20), database],
);
const DEV = side(
  ...[line('tf:net#a', 'nat-gateway', 73), line('cfn:app/Api', 'rest-api-request', 100_000)],
  ...[line('tf:net#a', 'nat-gateway-data', 10), database],
);

function said(by: ComparedBy, sides: object = {}): string {
  const sheet = (
    <CompareSheet
      {...{ environment: environmentKey('items', 'prod'), here: 'prod', there: 'dev', by, csvHref: '/csv' }}
      {...sides}
      comparison={compareCosts(PROD, DEV, by)}
    />
  );
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      {sheet}
    </NextIntlClientProvider>,
  )
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

it('tells each difference with price and both quantities, so that it can be worked out again', () => {
  const lines = said('line');
  expect(lines).toContain('prod costs $55.71 a month more than dev');
  expect(lines).toContain('NAT gateway hours TF $0.062 $45.26 730 h $90.52 1,460 h +$45.26 2 instead of 1');
  expect(lines).toContain('REST API requests SAM $4.25 / M $4.25 1 M requests $8.50 2 M requests');
  expect(lines).toContain('2× the requests');
  expect(lines).toContain('NAT data processed TF $0.062 $6.20 100 GB $12.40 200 GB +$6.20 2× as much');
});

it('has no price and no quantity for what the book does not know, and leaves it out of the sum', () => {
  expect(said('line')).toContain('paid resource TF unpriced unknown unknown unknown not known on one side');
  expect(said('line')).toContain('+ 2 unknown lines');
});

it('says how many lines are not known beside the causes, none of which is an amount of nothing', () => {
  expect(said('line')).toMatch(/REST API requests 2× the requests · \+ 2 unknown lines/);
  expect(said('line')).not.toContain('+$0.00 ');
});

it('calls two months by their names', () => {
  const months = { here: '2026-11', there: '2026-10', ofMonths: true };
  expect(said('line', months)).toContain('November 2026 costs $55.71 a month more than October 2026');
});

it('adds up unlike things by service, component or tool without a quantity', () => {
  expect(said('owner')).toMatch(/ Terraform \$51\.46 .*\$102\.92 .* SAM \$4\.25 \$8\.50 /);
  expect(said('owner')).toContain('+$51.46 Terraform · +$4.25 SAM ');
  expect(said('service')).toContain('paid resource');
  expect(said('component')).not.toMatch(/[\d,]+ (h|GB|M requests) /);
});

import { type Actual, type BilledCost, shownBill } from '#lib/domain/cost/actual.ts';
import { csvText } from '#lib/domain/csv.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { type Instant, toIso } from '#lib/domain/time.ts';

const HEAD = [
  'month',
  'resource',
  'name',
  'item',
  'quantity',
  'unit',
  'usd_per_unit',
  'usd',
  'quantity_source',
  'price_source',
  'as_of',
  'billed_usd',
];

/**
 * Every line, unfolded; what is unknown is written `unknown`, with the reason as its source. What AWS has billed comes
 * by service, not by line: below the lines, in a column of its own.
 */
export const costCsv = ({ estimate: { month, lines }, actual }: BilledCost, asOf: Instant): string =>
  csvText([
    HEAD,
    ...lines.map(({ resource, label, item, quantity, price, cost }) => [
      month,
      resource,
      label,
      item,
      quantity.state === 'known' ? quantity.value : 'unknown',
      quantity.state === 'known' ? quantity.unit : '',
      price.state === 'priced' ? price.price.usdPerUnit : 'unknown',
      cost.state === 'known' ? cost.value : 'unknown',
      quantity.state === 'known' ? quantity.source : quantity.why,
      price.state === 'priced' ? price.price.source : price.why,
      toIso(asOf),
      '',
    ]),
    ...billRows(month, actual),
  ]);

/** A month of which nobody measured use: the bill alone. */
export const billCsv = (month: string, actual: Actual): string => csvText([HEAD, ...billRows(month, actual)]);

/** No row where no bill is asked for. */
function billRows(month: string, actual: Actual): readonly (readonly (string | number)[])[] {
  if (actual.state === 'not-enabled') return [];
  const row = (service: string, source: string, asOf: string, billed: string | number) => [
    month,
    '',
    service,
    'bill',
    '',
    '',
    '',
    '',
    source,
    '',
    asOf,
    billed,
  ];
  const bill = shownBill(actual);
  if (!bill) return [row('', whyNoBill(actual.reading), '', 'unknown')];
  return bill.value.services.map(({ service, cost }) =>
    row(service, 'ce:GetCostAndUsage', toIso(bill.asOf), cost),
  );
}

const whyNoBill = (reading: Reading<unknown> | undefined): string =>
  reading === undefined ? 'not-read' : reading.state === 'failed' ? reading.failure.kind : 'nothing-billed';

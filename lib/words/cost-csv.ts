import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { csvText } from './csv.ts';

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
];

/** Every line, unfolded; what is unknown is written `unknown`, with the reason as its source. */
export const costCsv = ({ month, lines }: CostEstimate, asOf: string): string =>
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
      asOf,
    ]),
  ]);

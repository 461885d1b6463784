import type { PricedItem } from './price-book.ts';

/** What a day's bar is stacked from. */
export const COST_GROUPS = ['network', 'api', 'database', 'compute', 'rest'] as const;
export type CostGroup = (typeof COST_GROUPS)[number];

const GROUPS: Readonly<Record<PricedItem, CostGroup>> = {
  'nat-gateway': 'network',
  'nat-gateway-data': 'network',
  'public-ipv4': 'network',
  'interface-endpoint': 'network',
  'rest-api-request': 'api',
  'http-api-request': 'api',
  'dynamodb-write': 'database',
  'dynamodb-read': 'database',
  'dynamodb-storage': 'database',
  'dynamodb-provisioned': 'database',
  'lambda-request': 'compute',
  'lambda-x86': 'compute',
  'lambda-arm': 'compute',
  'logs-ingest': 'rest',
  'logs-storage': 'rest',
  'alarm-metric': 'rest',
  dashboard: 'rest',
  secret: 'rest',
  'sqs-request': 'rest',
  's3-storage': 'rest',
};

/** The group of an item; an item of another build counts as the rest. */
export const groupOf = (item: string): CostGroup => GROUPS[item as PricedItem] ?? 'rest';

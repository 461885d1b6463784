import type { ResourceChange } from '../deploy/plan.ts';
import { kindOf } from '../graph/kinds.ts';
import type { NodeKind } from '../graph/model.ts';
import { HOURS_PER_MONTH, type Usd, usd } from '../units.ts';
import { alarmItem } from './inventory-lines.ts';
import type { PricedItem } from './items.ts';
import { isPaid } from './paid-kinds.ts';
import { listPrice } from './price-book.ts';

/** What a plan would change in a month's cost, as far as it can be priced. */
export type PendingChange = {
  readonly usdPerMonth: Usd;
  readonly priced: readonly { readonly address: string; readonly item: PricedItem; readonly usd: Usd }[];
  /** `by-use`: paid by use, which a plan does not tell. `changed`: altered in place. `no-price`: not in the book. */
  readonly leftOut: readonly { readonly address: string; readonly why: 'by-use' | 'changed' | 'no-price' }[];
};

/** Paid by being there, at so many units in a month of 730 hours. */
const STANDING: Partial<Readonly<Record<NodeKind, { item: PricedItem; units: number }>>> = {
  'nat-gateway': { item: 'nat-gateway', units: HOURS_PER_MONTH },
  address: { item: 'public-ipv4', units: HOURS_PER_MONTH },
  'vpc-endpoint': { item: 'interface-endpoint', units: HOURS_PER_MONTH },
  alarm: { item: 'alarm-metric', units: 1 },
  secret: { item: 'secret', units: 1 },
  key: { item: 'kms-key', units: 1 },
  dashboard: { item: 'dashboard', units: 1 },
};
const BY_USE: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'function',
  'table',
  'rest-api',
  'http-api',
  'queue',
  'topic',
  'bucket',
  'log-group',
  'state-machine',
  'schedule',
]);

/** Creates and deletes of what is paid by being there, at list price; a replacement costs what it did before. */
export function pendingChange(changes: readonly ResourceChange[], region: string): PendingChange {
  const priced: PendingChange['priced'][number][] = [];
  const leftOut: PendingChange['leftOut'][number][] = [];
  for (const change of changes) {
    const { address, action } = change;
    const kind = kindOf(change.type);
    if (action === 'read' || isFree(change, kind)) continue;
    // Called or managed otherwise it costs what it did.
    if (action === 'move' || action === 'import' || action === 'forget') continue;
    if (BY_USE.has(kind) || kind === 'nat-gateway') leftOut.push({ address, why: 'by-use' });
    const standing = standingOf(change, kind);
    if (!standing) {
      if (isPaid(change.type, kind)) leftOut.push({ address, why: whyNot(action) });
      continue;
    }
    if (action === 'replace' || action === 'may-replace') continue;
    const price = listPrice(standing.item, region)?.tiers[0].usdPerUnit;
    if (action === 'update' || action === 'dynamic') leftOut.push({ address, why: 'changed' });
    else if (price === undefined) leftOut.push({ address, why: 'no-price' });
    else {
      const each = price * standing.units * countOf(change, kind) * (action === 'create' ? 1 : -1);
      priced.push({ address, item: standing.item, usd: usd(each) });
    }
  }
  return { usdPerMonth: usd(priced.reduce((sum, each) => sum + each.usd, 0)), priced, leftOut };
}

const whyNot = (action: ResourceChange['action']): 'changed' | 'no-price' =>
  action === 'update' ? 'changed' : 'no-price';

/** An alarm's item is its own: composite, or asked more often than once a minute. */
function standingOf(change: ResourceChange, kind: NodeKind) {
  const standing = STANDING[kind];
  if (!standing || kind !== 'alarm') return standing;
  const fast = change.attributes.some(
    ({ path, after, before }) => /^(.+\.)?period$/i.test(path) && Number(after ?? before) < 60,
  );
  return { ...standing, item: alarmItem({ type: change.type, attributes: fast ? { period: 10 } : {} }) };
}

/** A gateway endpoint is free; one whose type the plan does not tell is one, by the engines' default. */
const isFree = (change: ResourceChange, kind: NodeKind): boolean =>
  kind === 'vpc-endpoint' && !/Interface/.test(textOf(change, /vpc_?endpoint_?type$/i) ?? '');

/** An interface endpoint is paid for in each of its subnets' zones. */
function countOf(change: ResourceChange, kind: NodeKind): number {
  if (kind !== 'vpc-endpoint') return 1;
  const subnets = change.attributes.filter(({ path }) => /subnet_?ids\b/i.test(path));
  return Math.max(1, subnets.length === 1 ? listLength(subnets[0]) : subnets.length);
}

function listLength(attribute: ResourceChange['attributes'][number] | undefined): number {
  try {
    const value: unknown = JSON.parse(attribute?.after ?? attribute?.before ?? '');
    return Array.isArray(value) ? value.length : 1;
  } catch {
    // `(known after apply)`: at least one.
    return 1;
  }
}

const textOf = ({ attributes }: ResourceChange, path: RegExp): string | undefined => {
  const found = attributes.find((each) => path.test(each.path));
  return found?.after ?? found?.before;
};

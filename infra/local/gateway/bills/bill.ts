/** One line of a bill, as Cost Explorer knows it. */
export interface Charge {
  /** UTC, `2026-11-24`. */
  readonly day: string;
  /** Cost Explorer's SERVICE: `AWS Lambda`, `EC2 - Other`. */
  readonly service: string;
  /** RECORD_TYPE: `Usage`, `Tax`, `Credit`… */
  readonly recordType: string;
  /** LINKED_ACCOUNT: whose use it is; the cloud's own account where it is not said. */
  readonly account?: string;
  /** Activated cost allocation tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly usd: number;
}

/** What somebody put through the control port: nothing is billed here by itself. */
export interface Bill {
  readonly charges: readonly Charge[];
  /** Days from this one on have no invoice yet. */
  readonly estimatedFrom: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a bill that came over the control port; throws with what is wrong. */
export function parseBill(value: unknown): Bill {
  const { charges, estimatedFrom } = record(value, 'the bill');
  if (!Array.isArray(charges)) throw new Error('charges must be a list');
  return { charges: charges.map(parseCharge), estimatedFrom: dayOf(estimatedFrom, 'estimatedFrom') };
}

function parseCharge(value: unknown, index: number): Charge {
  const where = `charges[${index}]`;
  const { day, service, recordType = 'Usage', account, tags = {}, usd } = record(value, where);
  if (typeof service !== 'string' || service === '') throw new Error(`${where}.service must be a name`);
  if (typeof recordType !== 'string') throw new Error(`${where}.recordType must be a name`);
  if (account !== undefined && typeof account !== 'string') throw new Error(`${where}.account must be text`);
  if (typeof usd !== 'number' || !Number.isFinite(usd)) throw new Error(`${where}.usd must be a number`);
  const named = Object.entries(record(tags, `${where}.tags`));
  const bad = named.find(([, each]) => typeof each !== 'string');
  if (bad) throw new Error(`${where}.tags.${bad[0]} must be text`);
  return {
    day: dayOf(day, `${where}.day`),
    service,
    recordType,
    ...(account === undefined ? {} : { account }),
    tags: Object.fromEntries(named) as Charge['tags'],
    usd,
  };
}

function dayOf(value: unknown, where: string): string {
  if (typeof value !== 'string' || !DAY.test(value) || Number.isNaN(Date.parse(value)))
    throw new Error(`${where} must be a day such as 2026-11-24, not ${JSON.stringify(value)}`);
  return value;
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error(`${what} must be an object`);
  return value as Record<string, unknown>;
}

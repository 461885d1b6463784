import { readFileSync, writeFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { Running } from '#tools/demo/running.ts';

/** One line of a bill for the gateway's control port: `infra/local/README.md`. */
export type Charge = {
  readonly day: string;
  readonly service: string;
  readonly recordType: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly usd: number;
};

const DAY_MS = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Names the tags by which one environment's bill is known, as somebody would in an editor. */
export function nameTags(
  config: string,
  system: string,
  name: string,
  tags: Readonly<Record<string, string>>,
): void {
  const file = parseDocument(readFileSync(config, 'utf8'));
  file.setIn(['systems', system, 'environments', name, 'billing'], { tags });
  writeFileSync(config, file.toString());
}

/** Every day's charges of an environment from the month before to yesterday, and what is no part of its bill. */
export function chargesUntil(today: string, tags: Charge['tags']): readonly Charge[] {
  const first = new Date(`${today.slice(0, 7)}-01T00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - 1);
  const count = (Date.parse(today) - first.getTime()) / DAY_MS;
  return Array.from({ length: count }, (_, index) => dayOf(first.getTime() + index * DAY_MS)).flatMap(
    (day) => [
      { day, service: 'EC2 - Other', recordType: 'Usage', tags, usd: 2.976 },
      { day, service: 'AWS Lambda', recordType: 'Usage', tags, usd: 0.125 },
      { day, service: 'Amazon DynamoDB', recordType: 'Usage', tags, usd: 0.25 },
      { day, service: 'Tax', recordType: 'Tax', tags, usd: 0.33 },
      { day, service: 'EC2 - Other', recordType: 'Usage', tags: { ...tags, Environment: 'dev' }, usd: 50 },
      { day, service: 'AmazonCloudWatch', recordType: 'Usage', tags: {}, usd: 70 },
    ],
  );
}

/** Puts the bill into the embedded cloud. @returns takes it back */
export async function putBill(
  { control }: Running,
  charges: readonly Charge[],
  estimatedFrom: string,
): Promise<() => Promise<void>> {
  const address = `${control.endpoint}/bill`;
  const headers = { authorization: `Bearer ${control.token}` };
  const ask = async (method: string, body?: string) => {
    const answer = await fetch(address, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`the control port answered ${answer.status}: ${await answer.text()}`);
  };
  await ask('PUT', JSON.stringify({ charges, estimatedFrom }));
  return () => ask('DELETE');
}

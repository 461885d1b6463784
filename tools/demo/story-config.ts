import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Bill, Charge } from '#infra/local/gateway/bills/bill.ts';

const BILLED = ['dev', 'staging', 'prod'] as const;

/** The demo's own portal.yaml beside its state: commits come from its clone, and items has a bill. */
export function storyConfig(config: string, dir: string, repository: string): string {
  const document = parseDocument(readFileSync(config, 'utf8'));
  document.setIn(['repositories', 'main'], repository);
  for (const name of BILLED)
    document.setIn(['systems', 'items', 'environments', name, 'billing'], {
      tags: { Project: 'items', Environment: name },
    });
  const file = join(dir, 'portal.yaml');
  writeFileSync(file, `# Written by npm run demo from ${config}.\n${document.toString()}`);
  return file;
}

/** USD a day, about what such a system costs: made for the demo, as nothing of the embedded cloud is billed. */
const A_DAY: Readonly<Record<(typeof BILLED)[number], Readonly<Record<string, number>>>> = {
  dev: { 'EC2 - Other': 1.62, AmazonCloudWatch: 0.1, 'AWS Secrets Manager': 0.02 },
  staging: { 'EC2 - Other': 1.62, AmazonCloudWatch: 0.1, 'AWS Secrets Manager': 0.02 },
  prod: { 'EC2 - Other': 3.24, AmazonCloudWatch: 0.13, 'AWS Secrets Manager': 0.02, 'AWS Lambda': 0.01 },
};

const DAY = 86_400_000;
const DAYS = 45;

/** Every day up to yesterday, UTC; the month that runs has no invoice yet. */
export function storyBill(now: number): Bill {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const days = Array.from({ length: DAYS }, (_, index) => dayOf(now - (DAYS - index) * DAY));
  const charges = days.flatMap((day) =>
    BILLED.flatMap((name) =>
      Object.entries(A_DAY[name]).map(
        ([service, usd]): Charge => ({
          ...{ day, service, usd, recordType: 'Usage' },
          tags: { Project: 'items', Environment: name },
        }),
      ),
    ),
  );
  return { charges, estimatedFrom: `${dayOf(now).slice(0, 8)}01` };
}

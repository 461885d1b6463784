import { expect, it, vi } from 'vitest';
import type { Caller } from '#lib/domain/access/caller.ts';
import { type AuditEntry, CHAIN_START, entryHash } from '#lib/domain/audit/chain.ts';
import { instant } from '#lib/domain/time.ts';
import { auditCheck } from './audit-check.ts';
import type { QueryServices } from './define.ts';

const chain: AuditEntry[] = [];
vi.mock('#lib/store/audit-anchors.ts', () => ({
  latestAnchors: async () => [],
  hashesOf: async () => new Map(),
}));
vi.mock('#lib/store/audit.ts', () => ({
  latestAudit: async () => chain.slice(-1),
  auditAfter: async (_: unknown, seq: number, limit: number) => chain.slice(seq, seq + limit),
}));
function append(count: number): void {
  for (let index = 0; index < count; index++) {
    const before = chain.at(-1);
    const entry = {
      seq: chain.length + 1,
      at: instant(chain.length),
      actor: 'a',
      via: 'session' as const,
      action: 'run.approved',
      target: 'items/dev',
      outcome: 'done' as const,
      details: {},
      previous: before?.hash ?? CHAIN_START,
    };
    chain.push({ ...entry, hash: entryHash(entry) });
  }
}
const services = {
  clock: () => instant(9),
  config: { current: () => ({ file: {}, environments: new Map([['items/dev', {}]]) }) },
} as unknown as QueryServices;
const auditor = (on: string): Caller => ({
  id: 'u',
  name: 'u',
  email: 'u@example.invalid',
  grants: [{ role: 'auditor', on }],
  via: 'session',
});

it('follows the chain over batches and finds the entry that was changed', async () => {
  append(1_500);
  expect(await auditCheck.ask(services, auditor('*'), {})).toEqual({ to: 1_500, at: 9 });
  const changed = chain[1_200];
  if (changed) chain[1_200] = { ...changed, actor: 'b' };
  expect(await auditCheck.ask(services, auditor('*'), {})).toMatchObject({
    broken: { seq: 1_201, fault: 'hash' },
  });
});

it('is for those who may read all of it', async () => {
  await expect(auditCheck.ask(services, auditor('hello/*'), {})).rejects.toThrow(/not allowed/);
});

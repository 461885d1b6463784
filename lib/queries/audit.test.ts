import { expect, it, vi } from 'vitest';
import type { Caller } from '#lib/domain/access/caller.ts';
import { instant } from '#lib/domain/time.ts';
import { auditPage } from './audit.ts';
import { auditEntries } from './audit-entries.ts';
import type { QueryServices } from './define.ts';

const entry = (seq: number, target: string) => ({
  seq,
  at: instant(seq),
  actor: 'a',
  via: 'session' as const,
  action: 'run.approved',
  target,
  outcome: 'done' as const,
  details: {},
  previous: '',
  hash: '',
});
vi.mock('#lib/store/audit-anchors.ts', () => ({
  latestAnchors: async () => [],
  hashesOf: async () => new Map(),
}));
vi.mock('#lib/store/audit.ts', () => ({
  latestAudit: async () => [entry(3, 'portal'), entry(2, 'items/prod'), entry(1, 'items/dev')],
  auditAfter: async () => [],
}));
const environments = new Map([
  ['items/dev', {}],
  ['items/prod', {}],
]);
const services = { config: { current: () => ({ environments, file: {} }) } } as unknown as QueryServices;
const auditor = (on: string): Caller => ({
  id: 'u',
  name: 'u',
  email: 'u@example.invalid',
  grants: [{ role: 'auditor', on }],
  via: 'session',
});

it('an auditor of one environment sees nothing of another', async () => {
  const { entries } = await auditPage.ask(services, auditor('items/dev'), {});
  expect(entries.map((each) => each.target)).toEqual(['portal', 'items/dev']);
  expect((await auditPage.ask(services, auditor('*'), {})).entries).toHaveLength(3);
});

it('the whole chain is for those who may read all of it', async () => {
  const ask = { after: 0, limit: 10 };
  await expect(auditEntries.ask(services, auditor('items/dev'), ask)).rejects.toThrow(/not allowed/);
  expect(await auditEntries.ask(services, auditor('items/*'), ask)).toEqual([]);
});

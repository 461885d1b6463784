import { expect, it, vi } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { recordExport } from './record.ts';

const written = vi.hoisted((): unknown[] => []);
vi.mock('#lib/store/audit.ts', () => ({
  appendAudit: async (_: unknown, row: unknown) => void written.push(row),
}));

const hana = { id: 'hana', name: 'Hana', grants: [], via: 'token' } as const;

it.each([
  ['/e/items/prod/cost/export', 'items/prod'],
  ['/audit/export', 'portal'],
  ['/deploys/12/log', 'portal'],
  ['/e/Items/..%2f/cost/export', 'portal'],
])('%s leaves a row on %s', async (path, target) => {
  written.length = 0;
  await recordExport({ db: {} as never, clock: () => instant(5) }, hana, path);
  expect(written).toEqual([
    {
      ...{ at: 5, actor: 'hana', via: 'token', action: 'export', target, outcome: 'done' },
      details: { path },
    },
  ]);
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseBill } from '#infra/local/gateway/bills/bill.ts';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { storyBill, storyConfig } from './story-config.ts';

it('writes a portal.yaml that is valid, with the demo’s clone and a bill for each environment of items', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-story-config-'));
  const file = storyConfig('portal.demo.yaml', dir, '/somewhere/story.git');
  const parsed = parsePortalConfig(readFileSync(file, 'utf8'), file);
  rmSync(dir, { recursive: true });
  expect(parsed.ok && parsed.value.file.repositories.main).toBeTruthy();
  expect(readFileSync('portal.demo.yaml', 'utf8')).not.toContain('story.git');
});

it('bills every day up to yesterday, and leaves this month without an invoice', () => {
  const bill = parseBill(storyBill(Date.UTC(2026, 10, 29, 5)));
  expect(bill.estimatedFrom).toBe('2026-11-01');
  const days = new Set(bill.charges.map(({ day }) => day));
  expect(days.has('2026-11-28')).toBe(true);
  expect(days.has('2026-11-29')).toBe(false);
  expect(days.has('2026-10-31')).toBe(true);
});

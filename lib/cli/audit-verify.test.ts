import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuditEntry, CHAIN_START, entryHash } from '#lib/domain/audit/chain.ts';
import { instant } from '#lib/domain/time.ts';
import { auditVerifyFile } from './audit-verify.ts';
import { output } from './output.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-audit-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function chain(count: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = {
      seq,
      at: instant(1_795_000_000_000 + seq),
      actor: 'developer',
      via: 'session' as const,
      action: 'deployment.request',
      target: 'items/dev',
      outcome: 'done' as const,
      details: { commit: 'a'.repeat(40), superseded: 0 },
      previous: entries.at(-1)?.hash ?? CHAIN_START,
    };
    entries.push({ ...entry, hash: entryHash(entry) });
  }
  return entries;
}

function verify(text: string) {
  const file = join(dir, 'export.json');
  writeFileSync(file, text);
  const lines: string[] = [];
  const writer = { write: (line: string) => lines.push(line) };
  return { code: auditVerifyFile(file, output(false, writer, writer)), said: lines.join('') };
}

it('accepts an unbroken export, as an array or as lines', () => {
  const entries = chain(3);
  expect(verify(JSON.stringify(entries))).toMatchObject({ code: 0 });
  expect(verify(entries.map((each) => JSON.stringify(each)).join('\n'))).toMatchObject({ code: 0 });
});

it.each([
  [
    'an edited entry',
    (all: AuditEntry[]) => all.map((each) => (each.seq === 2 ? { ...each, actor: 'nobody' } : each)),
    'entry 2',
  ],
  ['a missing entry', (all: AuditEntry[]) => all.filter((each) => each.seq !== 2), 'entry 3'],
  [
    'an entry that was edited and hashed again',
    (all: AuditEntry[]) =>
      all.map((each) => {
        if (each.seq !== 2) return each;
        const { hash: _, ...forged } = { ...each, actor: 'nobody' };
        return { ...forged, hash: entryHash(forged) };
      }),
    'entry 3',
  ],
])('finds %s', (_, forge, where) => {
  const { code, said } = verify(JSON.stringify(forge(chain(3))));
  expect(code).toBe(1);
  expect(said).toContain(where);
});

it('names a file that is no export', () => {
  expect(() => verify('[{"seq":1}]')).toThrow(/export.json is no export of the audit/);
});

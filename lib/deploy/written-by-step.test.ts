import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writtenByStep } from './written-by-step.ts';

const dir = mkdtempSync(join(tmpdir(), 'yagura-written-'));
afterAll(() => rmSync(dir, { recursive: true }));

it('reads a plain file, and says when there is none', async () => {
  writeFileSync(join(dir, 'state'), 'text');
  expect(await writtenByStep(join(dir, 'state'), 10)).toBe('text');
  expect(await writtenByStep(join(dir, 'none'), 10)).toBeUndefined();
});

it('follows no link, waits for no pipe, and reads no more than is expected', async () => {
  writeFileSync(join(dir, 'long'), 'x'.repeat(11));
  symlinkSync(join(dir, 'state'), join(dir, 'link'));
  execFileSync('mkfifo', [join(dir, 'pipe')]);
  for (const name of ['long', 'link', 'pipe'])
    await expect(writtenByStep(join(dir, name), 10), name).rejects.toThrow();
});

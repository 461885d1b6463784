import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repoRoot } from '../toolchain.ts';
import { repoFiles } from './repo-files.ts';

/** `vi.waitFor` and `vi.waitUntil` give up after one second, which a slow machine takes to begin. */
const GIVES_UP = /\bvi\.wait(?:For|Until)\b/;

it('a test waits with `expect.poll`, as long as its project says', () => {
  const impatient = repoFiles('*.test.ts', '*.test.tsx', '*/test-*.ts').filter((file) =>
    GIVES_UP.test(readFileSync(join(repoRoot, file), 'utf8')),
  );
  expect(impatient).toEqual([join('tools/gate', 'waits.test.ts')]);
});

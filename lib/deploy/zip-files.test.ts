import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { zipFiles } from './zip-files.ts';

/** Python's own zipfile writes it: packed, stored, a folder, something that is no text, a comment at the end. */
const PROGRAM = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('src/app.py', 'print("hello")\\n' * 40)
    z.writestr(zipfile.ZipInfo('plain.txt'), 'stored')
    z.writestr('folder/', '')
    z.writestr('native.so', bytes([0, 1, 2]))
    z.comment = b'made by somebody else'
`;

it('reads what another program has packed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-zip-'));
  try {
    const path = join(dir, 'made.zip');
    execFileSync('python3', ['-c', PROGRAM, path]);
    const bytes = readFileSync(path);
    expect(zipFiles(bytes).map(({ path: name, size, text }) => [name, size, text?.slice(0, 14)])).toEqual([
      ['src/app.py', 600, 'print("hello")'],
      ['plain.txt', 6, 'stored'],
      ['native.so', 3, undefined],
    ]);
    for (const cut of [0, 10, 100, bytes.length - 30])
      expect(() => zipFiles(bytes.subarray(0, cut))).not.toThrow();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

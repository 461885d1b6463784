import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repoRoot } from '../toolchain.ts';
import { repoFiles } from './repo-files.ts';

/** Set by the browser's own script once it runs, which the policy allows. */
const MOVED_IN_THE_BROWSER = [
  'components/charts/pin-menu.tsx',
  'components/diagram/canvas.tsx',
  'components/diagram/outside-tabs.tsx',
];

it('no page is sent with a style attribute, which its Content-Security-Policy refuses', () => {
  const styled = repoFiles('app/*.tsx', 'components/*.tsx').filter(
    (file) => !/\.test\./.test(file) && /\sstyle=\{/.test(readFileSync(join(repoRoot, file), 'utf8')),
  );
  expect(styled).toEqual(MOVED_IN_THE_BROWSER);
});

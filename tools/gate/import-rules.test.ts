import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../toolchain.ts';

const config = createRequire(import.meta.url)(join(repoRoot, '.dependency-cruiser.cjs'));
const manifest = createRequire(import.meta.url)(join(repoRoot, 'package.json'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yagura-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lays out a small repo and answers the names of the rules that it breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const all = { ...files, 'package.json': JSON.stringify({ type: 'module', imports: manifest.imports }) };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { tsConfig: _, cache: __, ...options } = config.options;
  const rules = { forbidden: config.forbidden };
  const cruiseOptions: ICruiseOptions = { ...options, baseDir: folder, validate: true, ruleSet: rules };
  const { output } = await cruise(['.'], cruiseOptions);
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}

const leaf = 'export const a = 1;';
const uses = (path: string) => `import { a } from '${path}';\nexport const b = a;`;

describe('import rules', () => {
  test('a question may read the store by its subpath', async () => {
    const files = { 'lib/queries/q.ts': uses('#lib/store/s.ts'), 'lib/store/s.ts': leaf };
    expect(await broken(files)).toEqual([]);
  });

  test('a question may not call AWS, and the import is seen through the subpath', async () => {
    const files = { 'lib/queries/q.ts': uses('#lib/aws/read/x.ts'), 'lib/aws/read/x.ts': leaf };
    expect(await broken(files)).toEqual(['room lib/queries/']);
  });

  test('the domain imports nothing, types included', async () => {
    const files = {
      'lib/domain/d.ts': `import type { T } from '#lib/store/s.ts';\nexport type U = T;`,
      'lib/store/s.ts': 'export type T = 1;',
    };
    expect(await broken(files)).toEqual(['room lib/domain/']);
  });

  test('a page reaches the engine by no detour', async () => {
    const files = {
      'app/page.tsx': uses('#lib/runtime/web.ts'),
      'lib/runtime/web.ts': uses('./shared.ts'),
      'lib/runtime/shared.ts': uses('#lib/deploy/engine.ts'),
      'lib/deploy/engine.ts': leaf,
    };
    expect(await broken(files)).toEqual(['web never reaches the engine']);
  });

  test('the collector cannot load what writes', async () => {
    const files = { 'lib/collector/c.ts': uses('#lib/aws/write/w.ts'), 'lib/aws/write/w.ts': leaf };
    expect(await broken(files)).toEqual(['collector never reaches a write', 'room lib/collector/']);
  });

  test('a component draws a diagram but does not lay one out', async () => {
    const files = {
      'components/a.tsx': uses('#lib/diagram/draw/svg.ts'),
      'components/b.tsx': uses('#lib/diagram/layout.ts'),
      'lib/diagram/draw/svg.ts': leaf,
      'lib/diagram/layout.ts': leaf,
    };
    expect(await broken(files)).toEqual(['room components/']);
  });

  test('the embedded cloud and the functions know nothing of the product', async () => {
    const files = {
      'infra/local/x.ts': uses('#lib/domain/d.ts'),
      'functions/api/handler.ts': uses('#lib/domain/d.ts'),
      'lib/domain/d.ts': leaf,
    };
    expect(await broken(files)).toEqual(['room functions/', 'room infra/local/']);
  });

  test('a test may use the tools, what it tests may not', async () => {
    const files = {
      'lib/store/s.test.ts': uses('#tools/testing/postgres.ts'),
      'lib/store/s.ts': uses('#tools/testing/postgres.ts'),
      'tools/testing/postgres.ts': leaf,
    };
    expect(await broken(files)).toEqual(['tools only in tests']);
  });

  test('two files that need each other are refused', async () => {
    const files = { 'lib/domain/a.ts': uses('./b.ts'), 'lib/domain/b.ts': uses('./a.ts') };
    expect(await broken(files)).toEqual(['no cycles']);
  });

  test('a new folder is refused until it has a line in the table', async () => {
    const files = { 'lib/helpers/h.ts': uses('#lib/domain/d.ts'), 'lib/domain/d.ts': leaf };
    expect(await broken(files)).toEqual(['no room']);
  });

  test('an import that does not resolve is refused', async () => {
    expect(await broken({ 'lib/store/s.ts': uses('#lib/domain/gone.ts') })).toEqual(['everything resolves']);
  });
});

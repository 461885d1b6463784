import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repoRoot } from '../toolchain.ts';

/** What runs where `npm ci --omit=dev` was all that was installed. */
const ROOMS = ['app', 'bin', 'components', 'functions', 'i18n', 'infra', 'lib', 'tools/demo', 'tools/build'];
const FILES = [
  ...['instrumentation-client.ts', 'next.config.ts', 'postcss.config.mjs', 'proxy.ts'],
  ...['tools/demo.ts', 'tools/toolchain.ts', 'tools/identity-provider/provider.ts'],
];
/** Only tests and the build of test data import these. */
const OF_TESTS = /\.test\.tsx?$|(^|\/)test-|-in-test\.ts$|\/corpus\/|\/property\//;
const IMPORT =
  /^(?:import|export) (?!type\b)[^;]*?from '([^'.#][^']*)';|\bimport\('([^'.#][^']*)'\)|^import '([^'.#][^']*)';/gm;

it('a package that the product or the demo imports is no dev dependency: a fresh clone would lack it', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const files = [...ROOMS.flatMap(sourcesBelow), ...FILES];
  expect(files.length).toBeGreaterThan(1_000);
  const lacking = files.flatMap((file) =>
    packagesOf(readFileSync(join(repoRoot, file), 'utf8'))
      .filter((name) => name in devDependencies)
      .map((name) => `${file}: ${name}`),
  );
  expect(lacking).toEqual([]);
});

it('sees packages by name and by scope, and no types', () => {
  const text =
    "import a from 'x/y';\nimport type { B } from 'types';\nimport {\n  c,\n} from '@s/p/q';\nawait import('z');\n";
  expect(packagesOf(text)).toEqual(['x', '@s/p', 'z']);
});

function packagesOf(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map((found) => {
    const [first = '', second] = (found[1] ?? found[2] ?? found[3] ?? '').split('/');
    return first.startsWith('@') ? `${first}/${second}` : first;
  });
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(repoRoot, folder), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && /\.(tsx?|mjs)$/.test(each.name))
    .map((each) => join(each.parentPath, each.name).slice(repoRoot.length + 1))
    .filter((file) => !OF_TESTS.test(file) && !file.includes('/node_modules/'));
}

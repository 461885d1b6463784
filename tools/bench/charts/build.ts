import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';

/** The charts of one tree of the sources, built for a browser. */
export type BuiltCharts = {
  readonly name: string;
  /** As the server draws it. */
  readonly html: string;
  /** Scripts by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly entryKb: number;
  /** What only pages with charts load, once they are near a window; 0: there is no such chunk. */
  readonly chunkKb: number;
};

export const STYLE_NONCE = 'bench';

const OWN = 'tools/bench/charts';
const STYLES = ['tokens.css', 'base.css', 'parts.css', 'environment.css', 'charts.css'];

/** A checkout of a commit that runs with the packages of this one. */
export function checkout(root: string, commit: string, into: string): string {
  mkdirSync(into, { recursive: true });
  const archive = execFileSync(
    'git',
    ['archive', commit, 'app', 'components', 'lib', 'messages', 'package.json', 'tsconfig.json'],
    {
      cwd: root,
      maxBuffer: 1 << 28,
    },
  );
  execFileSync('tar', ['x', '-C', into], { input: archive });
  symlinkSync(join(root, 'node_modules'), join(into, 'node_modules'));
  cpSync(join(root, OWN), join(into, OWN), { recursive: true });
  return into;
}

export async function buildCharts(name: string, tree: string, into: string): Promise<BuiltCharts> {
  const common: BuildOptions = {
    ...{ absWorkingDir: tree, bundle: true, minify: true, format: 'esm', jsx: 'automatic' },
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: {
      'next/link': join(tree, OWN, 'next-link.tsx'),
      'next/navigation': join(tree, OWN, 'next-navigation.ts'),
    },
    outdir: into,
  };
  await build({
    ...common,
    entryPoints: { server: `${OWN}/server.tsx` },
    platform: 'node',
    outExtension: { '.js': '.mjs' },
    banner: REQUIRE,
  });
  await build({
    ...common,
    entryPoints: { browser: `${OWN}/browser.tsx` },
    platform: 'browser',
    splitting: true,
  });
  const scripts = readdirSync(into).filter((file) => file.endsWith('.js'));
  const files = new Map(scripts.map((file) => [`/${file}`, readFileSync(join(into, file))]));
  const kb = (some: readonly string[]) =>
    Math.round(some.reduce((sum, file) => sum + gzipSync(readFileSync(join(into, file))).length, 0) / 102.4) /
    10;
  const { markup } = await import(pathToFileURL(join(into, 'server.mjs')).href);
  const css = STYLES.map((file) => readFileSync(join(tree, 'app/styles', file), 'utf8')).join('\n');
  const lazy = scripts.filter((file) => !eager(into).has(file));
  return {
    name,
    html: page(css, String(markup())),
    files,
    entryKb: kb([...eager(into)]),
    chunkKb: kb(lazy),
  };
}

/** React for a server asks for Node's own modules as CommonJS. */
const REQUIRE = {
  js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
};

/** Scripts that the first one imports before it runs. */
function eager(into: string, file = 'browser.js', seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(into, file), 'utf8');
  for (const [, other = ''] of text.matchAll(/(?:from|import)"\.\/([\w.-]+)"/g)) eager(into, other, seen);
  return seen;
}

const page = (css: string, markup: string): string =>
  `<!doctype html><html lang="en" data-theme="dark"><head><meta charset="utf-8"><style nonce="${STYLE_NONCE}">${css}</style></head>` +
  `<body><div id="root">${markup}</div><script type="module" src="/browser.js"></script></body></html>`;

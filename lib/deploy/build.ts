import { fileURLToPath } from 'node:url';
import type { Isolation, StepPlace } from '#lib/isolation/port.ts';
import { hashOf } from './sealed.ts';
import { StepFailed } from './step-failed.ts';
import type { Workspace } from './workspace.ts';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
/** Bytes: Lambda takes no larger package. */
const ZIP_LIMIT = 262_144_000;
const GIB = 1_073_741_824;

export type BuiltArtifact = { readonly name: string; readonly sha256: string; readonly bytes: Buffer };

/**
 * Builds functions or layers of a clone, named by themselves or by their logical ids, in the order of the names. The same
 * commit, the same bytes.
 */
export type Builder = (workspace: Workspace, names: readonly string[]) => Promise<readonly BuiltArtifact[]>;

/**
 * Our own builder, all names in one step of their own, since walls take longer to raise than a function to build: it reads what a commit says, so it gets no credential and no network, sees
 * nothing but the clone and its own packages, and when it falls over the runner does not.
 */
export function stepBuilder(isolation: Isolation, node: string): Builder {
  return async ({ dir, source }, names) => {
    if (names.length === 0) return [];
    const place: StepPlace = {
      workspace: dir,
      name: 'build',
      folders: [
        { at: '/work/source', from: source },
        { at: '/yagura/bin/node', from: node },
        ...['node_modules', 'tools/build', 'package.json'].map((each) => ({
          at: `/yagura/builder/${each}`,
          from: `${HERE}${each}`,
        })),
      ],
    };
    const seen = (path: string) => isolation.seen(place, path);
    const builds = names.map((name, index) => ({
      ...{ name, command: `build-${index}`, result: `zip-${index}` },
      out: seen(`/out/built-${index}.zip`),
    }));
    const said = new Map<string, string[]>();
    const { codes, results, problem } = await isolation.run(
      {
        ...place,
        cwd: seen('/home/step'),
        env: { PATH: '/usr/bin:/bin', HOME: seen('/home/step'), TMPDIR: seen('/tmp') },
        commands: builds.map(({ name, command, out }) => ({
          name: command,
          program: seen('/yagura/bin/node'),
          args: [
            seen('/yagura/builder/tools/build/main.ts'),
            ...[name, '--root', seen('/work/source'), '--file', out],
          ],
          captured: 65_536,
        })),
        results: builds.map(({ result, out }) => ({ name: result, path: out, limit: ZIP_LIMIT })),
        limits: { memory: 2 * GIB, processes: 256, minutes: 5 * names.length, whenOver: 'stop' },
      },
      {
        onLine: ({ command, text }) => said.set(command, [...(said.get(command) ?? []), text]),
      },
    );
    // Those behind one that cannot be built were not begun, and of those before it nothing is handed out.
    const bad = builds.find(({ command }) => codes[command] !== 0);
    return builds.map(({ result, ...each }) => {
      const { name, command } = bad ?? each;
      const zip = results[result];
      if (bad || problem !== undefined || !zip)
        throw new StepFailed('build', 'build.failed', wordsOf(said.get(command), problem), name);
      const [built = ''] = String(results[command]).trim().split(' ');
      return { name: built, sha256: hashOf(zip), bytes: zip };
    });
  };
}

const wordsOf = (said: readonly string[] = [], problem = ''): string =>
  (said.join('\n').trim() || problem).slice(-2_000);

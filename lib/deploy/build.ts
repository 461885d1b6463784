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

/** Builds a function or layer of a clone, named by itself or by its logical id. The same commit, the same bytes. */
export type Builder = (workspace: Workspace, name: string) => Promise<BuiltArtifact>;

/**
 * Our own builder in a step of its own: it reads what a commit says, so it gets no credential and no network, sees
 * nothing but the clone and its own packages, and when it falls over the runner does not.
 */
export function stepBuilder(isolation: Isolation, node: string): Builder {
  return async ({ dir, source }, name) => {
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
    const out = seen('/out/built.zip');
    const said: string[] = [];
    const { codes, results, problem } = await isolation.run(
      {
        ...place,
        cwd: seen('/home/step'),
        env: { PATH: '/usr/bin:/bin', HOME: seen('/home/step'), TMPDIR: seen('/tmp') },
        commands: [
          {
            name: 'build',
            program: seen('/yagura/bin/node'),
            args: [
              seen('/yagura/builder/tools/build/main.ts'),
              ...[name, '--root', seen('/work/source'), '--file', out],
            ],
            captured: 65_536,
          },
        ],
        results: [{ name: 'zip', path: out, limit: ZIP_LIMIT }],
        limits: { memory: 2 * GIB, processes: 256, minutes: 5, whenOver: 'stop' },
      },
      { onLine: ({ text }) => said.push(text) },
    );
    if (codes.build !== 0 || problem !== undefined || !results.zip)
      throw new StepFailed(
        'build',
        'build.failed',
        (said.join('\n').trim() || problem || '').slice(-2_000),
        name,
      );
    const [built = ''] = String(results.build).trim().split(' ');
    return { name: built, sha256: hashOf(results.zip), bytes: results.zip };
  };
}

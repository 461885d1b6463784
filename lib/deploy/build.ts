import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StepFailed } from './step-failed.ts';

const run = promisify(execFile);
const BUILDER = fileURLToPath(new URL('../../tools/build/main.ts', import.meta.url));

export type BuiltArtifact = { readonly name: string; readonly sha256: string; readonly bytes: Buffer };

/** Builds a function or layer of a clone, named by itself or by its logical id. The same commit, the same bytes. */
export type Builder = (source: string, name: string, scratch: string) => Promise<BuiltArtifact>;

/**
 * Our own builder in a process of its own: it reads what a commit says, so it gets no credential, and when it
 * falls over the runner does not.
 */
export const buildInChild: Builder = async (source, name, scratch) => {
  const out = join(scratch, 'built');
  try {
    const { stdout } = await run(process.execPath, [BUILDER, name, '--root', source, '--out', out], {
      cwd: scratch,
      env: { PATH: '/usr/bin:/bin', HOME: scratch } as unknown as NodeJS.ProcessEnv,
      timeout: 120_000,
    });
    const [built = '', sha256 = ''] = stdout.trim().split(' ');
    return { name: built, sha256, bytes: await readFile(join(out, `${built}.zip`)) };
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new StepFailed('build', 'build.failed', (stderr?.trim() || message).slice(-2_000), name);
  }
};

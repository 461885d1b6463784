import { localGit } from './environment.ts';
import { GitFailed, runGit } from './run.ts';

/** Files of a clone's folder that are changed and not committed; none of a bare one. @throws GitFailed */
export async function uncommittedFiles(folder: string): Promise<number> {
  try {
    const status = ['-C', folder, 'status', '--porcelain', '--untracked-files=normal'];
    const out = await runGit(status, { env: localGit() });
    return out.toString('utf8').split('\n').filter(Boolean).length;
  } catch (error) {
    if (error instanceof GitFailed && error.message.includes('must be run in a work tree')) return 0;
    throw error;
  }
}

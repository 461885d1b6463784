import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The SAM command line as a step sees it: an interpreter, and what it reads. */
export type SamProgram = {
  /** Absolute. */
  readonly python: string;
  /** The environment that it is installed in and the Python that this stands on. */
  readonly folders: readonly string[];
  /** Where that Python's own programs are: it builds functions of its version. */
  readonly programs: readonly string[];
};

/**
 * Of an installation in a virtual environment, by pip or pipx; the bundled installer of AWS is another kind.
 * @param file of the command `sam`, links followed
 * @returns undefined where no Python stands beside it
 */
export function samProgram(file: string): SamProgram | undefined {
  const bin = dirname(file);
  const python = join(bin, 'python');
  if (!existsSync(python)) return undefined;
  const own = join(bin, '../pyvenv.cfg');
  const home = existsSync(own) ? homeOf(readFileSync(own, 'utf8')) : undefined;
  const base = home === undefined ? undefined : dirname(realpathSync(home));
  const folders = [dirname(bin), ...(base ? [base] : [])].filter((each) => !each.startsWith('/usr'));
  return { python, folders, programs: base ? [join(base, 'bin')] : [] };
}

/** `home = /usr/local/bin` of `pyvenv.cfg`. */
function homeOf(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const [key = '', value] = line.split('=');
    if (key.trim() === 'home') return value?.trim();
  }
  return undefined;
}

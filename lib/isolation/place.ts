import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { IsolationKind } from '#lib/domain/isolation.ts';
import type { StepPlace } from './port.ts';

/** A step's own folder on this machine, beside what it is given. */
export const runtimeFolder = ({ workspace, name }: Pick<StepPlace, 'workspace' | 'name'>): string =>
  join(workspace, `${name}.step`);

/** Alive while somebody listens there: the kernel closes it with its process, however that dies. */
export const holdSocket = ({ workspace, name }: Pick<StepPlace, 'workspace' | 'name'>): string =>
  join(workspace, `${name}.sock`);

/** Begins the name of whatever a workspace has in the machine's own temporary folder. */
export const temporaryName = (workspace: string): string => `yagura-${basename(workspace)}-`;

/** What every step has of its own. */
const OWN = ['/in', '/out', '/home/step', '/tmp'];

/** @throws Error for a path in none of the step's folders: a program would look in vain. */
export function seenPath(kind: IsolationKind, place: StepPlace, path: string): string {
  const folder = place.folders.find(({ at }) => path === at || path.startsWith(`${at}/`));
  const own = OWN.find((at) => path === at || path.startsWith(`${at}/`));
  if (!folder && own === undefined) throw new Error(`${path} is in no folder of the step ${place.name}`);
  if (kind === 'bubblewrap') return path;
  if (folder) return folder.from + path.slice(folder.at.length);
  // A provider's socket lies there, and its path has at most 107 characters.
  if (own === '/tmp')
    return join(tmpdir(), temporaryName(place.workspace) + place.name, path.slice(own.length));
  return join(runtimeFolder(place), path);
}

import type { PortalFile } from './schema.ts';
import type { State } from './state-schema.ts';

/** Two components of one state outside of this machine: each would plan to delete what the other has made. */
export function sameStates({ systems }: PortalFile): { path: string[]; message: string }[] {
  const seen = new Map<string, string>();
  return Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).flatMap(([environment, { components }]) =>
      Object.entries(components).flatMap(([name, written]) => {
        const place = written.engine === 'cloudformation' ? undefined : placeOf(written.state);
        if (place === undefined) return [];
        const other = seen.get(place);
        if (other === undefined) seen.set(place, `${name} of ${system}/${environment}`);
        const path = ['systems', system, 'environments', environment, 'components', name, 'state'];
        return other === undefined ? [] : [{ path, message: `is the state of ${other} already: ${place}` }];
      }),
    ),
  );
}

function placeOf(state: State): string | undefined {
  if (state.kind === 'local') return undefined;
  if (state.kind === 'hcp') return `${state.hostname}/${state.organization}/${state.workspace}`;
  const { bucket, key, workspace, workspacePrefix = 'env:' } = state;
  return `s3://${bucket}/${workspace === undefined ? '' : `${workspacePrefix}/${workspace}/`}${key}`;
}

/**
 * Local states that do not have a folder each. A step gets the folder of its own state and nobody else's, so two in
 * one folder, or one below another, would be read by each other's plans.
 */
export function sharedStates({ systems }: PortalFile): { path: string[]; message: string }[] {
  const locals = Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).flatMap(([environment, { components }]) =>
      Object.entries(components).flatMap(([name, written]) => {
        if (written.engine === 'cloudformation' || written.state.kind !== 'local') return [];
        const at = ['systems', system, 'environments', environment, 'components', name, 'state', 'path'];
        const folder = `${written.state.path.split('/').slice(0, -1).join('/')}/`;
        return [{ of: `${system}/${environment} (${name})`, folder, path: at }];
      }),
    ),
  );
  return locals.flatMap(({ folder, path }, index) => {
    if (folder === '/')
      return [{ path, message: 'write a folder of its own: <system>/<environment>/terraform.tfstate' }];
    const other = locals.find(
      (each, at) => at !== index && (each.folder.startsWith(folder) || folder.startsWith(each.folder)),
    );
    return other && other.folder !== '/'
      ? [{ path, message: `lies in one folder with the state of ${other.of}; write a folder of its own` }]
      : [];
  });
}

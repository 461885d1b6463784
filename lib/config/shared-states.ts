import type { PortalFile } from './schema.ts';

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

import type { PortalFile } from './schema.ts';

/** Names that mean nothing, and one repository at two forges: its commits would be told to either. */
export function forgeProblems({ forge, repositories }: PortalFile): { path: string[]; message: string }[] {
  const { github, gitlab } = forge ?? {};
  const unknown = ([at, settings]: readonly ['github' | 'gitlab', typeof github | typeof gitlab]) =>
    Object.keys(settings?.repositories ?? {})
      .filter((name) => !repositories[name])
      .map((name) => ({
        path: ['forge', at, 'repositories', name],
        message: `no repository ${JSON.stringify(name)} below repositories`,
      }));
  const twice = Object.keys(gitlab?.repositories ?? {})
    .filter((name) => github?.repositories[name] !== undefined)
    .map((name) => ({
      path: ['forge', 'gitlab', 'repositories', name],
      message: 'is at GitHub already: name it at one of them',
    }));
  return [...unknown(['github', github]), ...unknown(['gitlab', gitlab]), ...twice];
}

import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { ConfiguredComponent } from './components.ts';
import type { FragmentField, FragmentFile, FragmentSettings } from './fragment-schema.ts';
import type { PortalConfig } from './portal-config.ts';

/** What one key of a repository's file says of a component. */
export type Said = { readonly key: string; readonly settings: FragmentSettings };

/** What the repository's own file may say. */
export function fragmentsAllowed({ file }: PortalConfig, repository: string): readonly FragmentField[] {
  const written = file.repositories[repository];
  return (written && 'fragments' in written && written.fragments) || [];
}

/** What a file says of a component: of every environment first, then of its own, which wins. */
export function saidOf(
  { components }: FragmentFile,
  { environment, name }: Pick<ConfiguredComponent, 'environment' | 'name'>,
): readonly Said[] {
  const [system] = environment.split('/');
  return [`${system}/*/${name}`, `${environment}/${name}`].flatMap((key) => {
    const settings = components[key];
    return settings ? [{ key, settings }] : [];
  });
}

/**
 * Whose outputs its inputs may name: those that `portal.yaml` puts before the component. So the order of a request is
 * the central file's, and nobody reads an output that was not meant for it.
 */
export const neededBy = ({
  environment,
  needs,
}: Pick<ConfiguredComponent, 'environment' | 'needs'>): ReadonlyMap<EnvironmentKey, readonly string[]> =>
  new Map([[environment, needs]]);

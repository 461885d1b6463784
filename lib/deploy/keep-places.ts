import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { resourcePlaces as placesOfTemplate } from '#lib/cloudformation/resource-places.ts';
import type { DeclaredPlaces } from '#lib/domain/declared-places.ts';
import { instant } from '#lib/domain/time.ts';
import { putDeclaredPlaces } from '#lib/store/declared-places.ts';
import { resourcePlaces as placesOfRoot } from '#lib/terraform/hcl/resource-places.ts';
import { textOfClone } from './clone-files.ts';
import type { ComponentServices } from './component-services.ts';
import type { Job } from './job.ts';
import type { Workspace } from './workspace.ts';

/**
 * Keeps where the commit declares the component's resources: the runner alone has the repository, and a diagnosis names
 * file and line. A commit that cannot be read so far is planned all the same, and the log says it.
 */
export async function keepPlaces(
  { db }: Pick<ComponentServices, 'db'>,
  { component, deployment, log }: Pick<Job, 'component' | 'deployment' | 'log'>,
  { source }: Pick<Workspace, 'source'>,
  now: () => number = Date.now,
): Promise<void> {
  try {
    const places: DeclaredPlaces['places'] =
      component.engine === 'terraform'
        ? await ofRoot(source, component.directory)
        : await ofTemplate(source, component.template);
    const value = { commit: deployment.commit, places };
    await putDeclaredPlaces(db, deployment.environment, component.name, value, instant(now()));
  } catch (error) {
    log.say(`where resources are declared was not kept: ${error instanceof Error ? error.message : error}`);
  }
}

type Places = Record<string, { readonly file: string; readonly line: number }>;

async function ofRoot(source: string, directory: string): Promise<Places> {
  const places: Places = {};
  const files = (await readdir(join(source, directory))).filter((name) => name.endsWith('.tf'));
  for (const name of files.toSorted())
    for (const [address, line] of placesOfRoot(await textOfClone(source, directory, name)))
      places[address] = { file: posix.join(directory, name), line };
  return places;
}

async function ofTemplate(source: string, template: string): Promise<Places> {
  const found = placesOfTemplate(await textOfClone(source, template));
  return Object.fromEntries(found.map(([logicalId, line]) => [logicalId, { file: template, line }]));
}

import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { resourcePlaces as placesOfTemplate } from '#lib/cloudformation/resource-places.ts';
import { settingPlaces as settingsOfTemplate } from '#lib/cloudformation/setting-places.ts';
import { takenNames as takenByTemplate } from '#lib/cloudformation/taken-names.ts';
import type { StackComponent, TerraformComponent } from '#lib/config/components.ts';
import type { DeclaredPlaces, SourceFile } from '#lib/domain/declared-places.ts';
import { instant } from '#lib/domain/time.ts';
import { putDeclaredPlaces } from '#lib/store/declared-places.ts';
import { resourcePlaces as placesOfRoot } from '#lib/terraform/hcl/resource-places.ts';
import { settingPlaces as settingsOfRoot } from '#lib/terraform/hcl/setting-places.ts';
import { sourceFiles } from '#lib/terraform/hcl/source-files.ts';
import { plainValues, takenNames as takenByRoot } from '#lib/terraform/hcl/taken-names.ts';
import { textOfClone } from './clone-files.ts';
import type { ComponentServices } from './component-services.ts';
import type { Job } from './job.ts';
import { ALWAYS, namesIn } from './terraform/variables.ts';
import type { Workspace } from './workspace.ts';

/**
 * Keeps where the commit declares the component's resources and what their settings are written as: the runner alone has
 * the repository, and a diagnosis or a question about cost names file and line. A commit that cannot be read so far is
 * planned all the same, and the log says it.
 */
export async function keepPlaces(
  { db }: Pick<ComponentServices, 'db'>,
  { component, deployment, log }: Pick<Job, 'component' | 'deployment' | 'log'>,
  { source }: Pick<Workspace, 'source'>,
  now: () => number = Date.now,
): Promise<void> {
  try {
    const found =
      component.engine === 'terraform'
        ? await ofRoot(source, component)
        : await ofTemplate(source, component);
    const value = { commit: deployment.commit, ...found };
    await putDeclaredPlaces(db, deployment.environment, component.name, value, instant(now()));
  } catch (error) {
    log.say(`where resources are declared was not kept: ${error instanceof Error ? error.message : error}`);
  }
}

type Found = Omit<DeclaredPlaces, 'commit'>;

async function ofRoot(source: string, { directory, varFiles, inputs }: TerraformComponent): Promise<Found> {
  const names = (await readdir(join(source, directory))).toSorted();
  const read = async (name: string): Promise<SourceFile> => ({
    file: posix.join(directory, name),
    text: await textOfClone(source, directory, name),
  });
  const files = await Promise.all(sourceFiles(names).map(read));
  const always = names.filter((name) => name === ALWAYS || name.endsWith('.auto.tfvars'));
  const values = await Promise.all([...always, ...varFiles].map(read));
  const inJson = values.filter(({ file }) => file.endsWith('.json'));
  const elsewhere = [...Object.keys(inputs), ...inJson.flatMap(({ file, text }) => namesIn(file, text))];
  const places = files.flatMap(({ file, text }) =>
    placesOfRoot(text).map(([address, line]) => [address, { file, line }] as const),
  );
  return {
    places: Object.fromEntries(places),
    settings: settingsOfRoot(files, values, new Set(elsewhere)),
    takes: takenByRoot(files, { ...plainValues(files, values), ...literals(inputs) }),
  };
}

async function ofTemplate(
  source: string,
  { template, stack, inputs, account, region }: StackComponent,
): Promise<Found> {
  const text = await textOfClone(source, template);
  const pseudo = { 'AWS::StackName': stack, 'AWS::Region': region, 'AWS::AccountId': account };
  return {
    places: Object.fromEntries(placesOfTemplate(text).map(([id, line]) => [id, { file: template, line }])),
    settings: settingsOfTemplate({ file: template, text }),
    takes: takenByTemplate({ file: template, text }, { ...pseudo, ...literals(inputs) }),
  };
}

/** What portal.yaml itself says of inputs; outputs of others are read when it is planned. */
const literals = (inputs: StackComponent['inputs']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, each]) => ('value' in each ? [[name, each.value] as const] : [])),
  );

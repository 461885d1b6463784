import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importedNames } from '#lib/cloudformation/imported-names.ts';
import { takenNames } from '#lib/cloudformation/taken-names.ts';
import type { StackSource } from '#lib/cloudformation/template-scope.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import { readYaml } from '#lib/config/yaml-places.ts';
import {
  brokenBy,
  type HandedOff,
  type HandoffBreak,
  placeOfUse,
  stopping,
  type Use,
} from '#lib/domain/deploy/handoff.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { takenNamesOf } from '#lib/store/declared-places.ts';
import { stackSnapshots } from '#lib/store/snapshots.ts';
import type { Job } from '../job.ts';
import { StepFailed } from '../step-failed.ts';
import type { EngineServices } from './services.ts';

type Services = Pick<EngineServices, 'db' | 'config'>;

/**
 * Who uses what a plan takes away: inputs of `portal.yaml`, files of every component that was planned here, and templates of
 * stacks that are only watched, of every environment of the same account and region.
 */
export async function brokenHandoffs(
  services: Services,
  { component, environment }: Pick<Job, 'component' | 'environment'>,
  taken: readonly HandedOff[],
): Promise<readonly HandoffBreak[]> {
  if (taken.length === 0) return [];
  const own = { environment: environment.key, name: component.name };
  const near = [...services.config.current().environments.values()]
    .filter(({ account, region }) => account === component.account && region === component.region)
    .map(({ key }) => key);
  const written = await takenNamesOf(services.db, near);
  const known = new Set(written.map(({ by }) => `${by.environment} ${by.name}`));
  const watched = (await stackSnapshots(services.db, near)).filter(
    ({ environment: key, source }) => !known.has(`${key} ${source}`),
  );
  const uses: readonly Use[] = [
    ...inputsOf(services.config, own),
    ...written,
    ...watched.flatMap(({ environment: key, source, value }) => usesOf(value as StackSource, key, source)),
  ];
  return brokenBy(
    taken,
    uses.filter(({ by }) => by.environment !== own.environment || by.name !== own.name),
  );
}

type Own = { readonly environment: string; readonly name: string };

/** Inputs that name an output of this component, with their line in `portal.yaml`. */
function inputsOf(config: ConfigSource, own: Own): readonly Use[] {
  const yaml = readYaml(readFileSync(config.file, 'utf8'), basename(config.file));
  return [...config.current().environments.values()].flatMap(({ key, components }) =>
    components.flatMap(({ name, inputs }) =>
      Object.entries(inputs).flatMap(([input, each]): readonly Use[] => {
        if (!('from' in each)) return [];
        const { from } = each;
        if (from.environment !== own.environment || from.component !== own.name) return [];
        const [system = '', environment = ''] = key.split('/');
        const path = ['systems', system, 'environments', environment, 'components', name, 'inputs', input];
        const { file, line } = yaml.ok
          ? yaml.value.problem(path, '')
          : { file: basename(config.file), line: 1 };
        return [{ of: { kind: 'output', name: from.output }, by: { environment: key, name, file, line } }];
      }),
    ),
  );
}

/** Of a template that the collector has read: which file it was written in, nobody here knows. */
function usesOf(stack: StackSource, environment: Use['by']['environment'], name: string): readonly Use[] {
  const by = { environment, name };
  const text = JSON.stringify(stack.template, null, 1) ?? '';
  const taken = takenNames({ file: name, text }, stack.parameters ?? {});
  const found = new Map(taken.map(({ kind, name: what }) => [`${kind} ${what}`, { kind, name: what }]));
  for (const each of importedNames(stack)) found.set(`export ${each}`, { kind: 'export', name: each });
  return [...found.values()].map((of) => ({ of, by }));
}

/** What others still use is not taken away. @throws StepFailed with every line that uses it */
export function needNoBreak({ handoff }: Pick<Plan, 'handoff'>): void {
  const breaks = stopping(handoff);
  if (breaks.length === 0) return;
  const lines = breaks.map(({ what, by }) => `${what.kind} ${what.name} is used at ${placeOfUse(by)}`);
  throw new StepFailed('plan', 'handoff.broken', lines.join('; '));
}

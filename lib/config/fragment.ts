import type { FragmentSetting } from '#lib/domain/deploy/fragment-setting.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type ConfiguredComponent, toolOfBuild } from './components.ts';
import { fragmentFaults } from './fragment-problems.ts';
import { neededBy, type Said, saidOf } from './fragment-said.ts';
import { FRAGMENT_FIELDS, FRAGMENT_FILE, type FragmentSettings, fragmentSchema } from './fragment-schema.ts';
import { type Input, readInput } from './inputs.ts';
import { fragmentJsonSchema, keysAt } from './json-schema.ts';
import type { ConfigProblem, PortalConfig } from './portal-config.ts';
import { schemaProblems } from './schema-problems.ts';
import { schemaWords } from './schema-words.ts';
import { readYaml } from './yaml-places.ts';

/**
 * A component as `portal.yaml` and, for what that allows, its repository's own file at the commit say. The whole of that
 * file must be well written; what it says of a component is checked when that component is deployed.
 * @param text of `yagura.yaml` at the commit
 * @returns else what is wrong with it, each with its line
 */
export function withFragment<C extends ConfiguredComponent>(
  config: PortalConfig,
  component: C,
  text: string,
): Result<C, readonly ConfigProblem[]> {
  const yaml = readYaml(text, FRAGMENT_FILE);
  if (!yaml.ok) return yaml;
  const { raw, problem } = yaml.value;
  const parsed = fragmentSchema.safeParse(raw, { error: schemaWords });
  const found = parsed.success
    ? fragmentFaults(config, component, parsed.data)
    : schemaProblems(parsed.error, (path) => keysAt(fragmentJsonSchema(), path, raw));
  if (!parsed.success || found.length > 0)
    return err(found.map(({ path, message }) => problem(path, message)));
  const said = saidOf(parsed.data, component);
  const lineOf = (path: readonly string[]) => problem(path, '').line;
  return ok(merged(component, said, lineOf));
}

function merged<C extends ConfiguredComponent>(
  component: C,
  said: readonly Said[],
  lineOf: (path: readonly string[]) => number,
): C {
  let now: ConfiguredComponent = component;
  const from = new Map<string, FragmentSetting>();
  for (const { key, settings } of said) {
    now = { ...now, ...fieldsOf(now, settings) } as ConfiguredComponent;
    const note = (setting: string) =>
      from.set(setting, {
        setting,
        file: FRAGMENT_FILE,
        line: lineOf(['components', key, ...setting.split('.')]),
      });
    for (const field of FRAGMENT_FIELDS) if (field !== 'inputs' && settings[field] !== undefined) note(field);
    for (const name of Object.keys(settings.inputs ?? {})) note(`inputs.${name}`);
  }
  return (from.size > 0 ? { ...now, fragment: [...from.values()] } : now) as C;
}

function fieldsOf(component: ConfiguredComponent, { template, build, inputs, verify }: FragmentSettings) {
  return {
    ...(template === undefined ? {} : { template }),
    ...(build === undefined ? {} : buildOf(build)),
    ...(verify === undefined ? {} : { health: verify === 'none' ? [] : verify.health }),
    ...(inputs === undefined ? {} : { inputs: { ...component.inputs, ...inputsOf(component, inputs) } }),
  };
}

const buildOf = (build: NonNullable<FragmentSettings['build']>) =>
  typeof build === 'object' && 'functions' in build
    ? { builds: build.functions }
    : { build, tool: toolOfBuild(build) };

const inputsOf = (
  component: ConfiguredComponent,
  written: NonNullable<FragmentSettings['inputs']>,
): Readonly<Record<string, Input>> =>
  Object.fromEntries(
    Object.entries(written).flatMap(([name, text]) => {
      const input = readInput(text, component.environment, neededBy(component));
      return input.ok ? [[name, input.value] as const] : [];
    }),
  );

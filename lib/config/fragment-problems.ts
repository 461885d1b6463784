import { nearNames } from '#lib/domain/logs/query/near.ts';
import type { ConfiguredComponent } from './components.ts';
import { fragmentsAllowed, neededBy, type Said, saidOf } from './fragment-said.ts';
import { FRAGMENT_FIELDS, type FragmentFile } from './fragment-schema.ts';
import { readInput } from './inputs.ts';
import type { PortalConfig } from './portal-config.ts';
import type { Found } from './schema-problems.ts';

/** What only `portal.yaml` tells of a repository's own file: whose components it speaks of, and what it may say. */
export const fragmentFaults = (
  config: PortalConfig,
  component: ConfiguredComponent,
  file: FragmentFile,
): readonly Found[] => [
  ...Object.entries(file.components).flatMap(([key, settings]) => [
    ...strangers(config, component.repository, key),
    ...notAllowed(config, component.repository, { key, settings }),
  ]),
  ...saidOf(file, component).flatMap((said) => [
    ...engineFaults(component, said),
    ...inputFaults(component, said),
  ]),
];

/** A component that is no other repository's, nor nobody's. */
function strangers({ environments }: PortalConfig, repository: string, key: string): readonly Found[] {
  const [system = '', environment = '', name = ''] = key.split('/');
  const all = [...environments.values()].flatMap((each) => (each.system === system ? each.components : []));
  const meant = all.filter(
    (each) => each.name === name && (environment === '*' || each.environment === `${system}/${environment}`),
  );
  if (meant.some((each) => each.repository === repository)) return [];
  const path = ['components', key];
  const [other] = meant;
  if (other) {
    const message = `portal.yaml has it in the repository ${other.repository}, and this file is of ${repository}`;
    return [{ path, message }];
  }
  const own = [...environments.values()]
    .flatMap(({ components }) => components)
    .filter((each) => each.repository === repository)
    .map((each) => `${each.environment}/${each.name}`);
  const near = nearNames(key, own);
  const instead = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${own.join(', ')}`;
  return [{ path, message: `portal.yaml knows no such component; ${instead}` }];
}

function notAllowed(config: PortalConfig, repository: string, { key, settings }: Said): readonly Found[] {
  const allowed = fragmentsAllowed(config, repository);
  return FRAGMENT_FIELDS.filter((field) => settings[field] !== undefined && !allowed.includes(field)).map(
    (field) => ({
      path: ['components', key, field],
      message: `portal.yaml does not let this repository say it; add ${field} to repositories.${repository}.fragments there`,
    }),
  );
}

/** A template is of a stack, and each engine has builds of its own. */
function engineFaults({ engine, tool }: ConfiguredComponent, { key, settings }: Said): readonly Found[] {
  const { template, build } = settings;
  const at = (field: string, message: string): Found => ({ path: ['components', key, field], message });
  const isRoot = typeof build === 'object' && 'functions' in build;
  if (engine === 'terraform')
    return [
      ...(template === undefined ? [] : [at('template', `a component of ${tool} has none; remove it`)]),
      ...(build === undefined || isRoot
        ? []
        : [at('build', `a component of ${tool} builds { functions: [{ function, zip }] }`)]),
    ];
  return isRoot ? [at('build', 'a stack builds functions, sam or { command: [program, argument, …] }')] : [];
}

function inputFaults(component: ConfiguredComponent, { key, settings }: Said): readonly Found[] {
  return Object.entries(settings.inputs ?? {}).flatMap(([name, text]): readonly Found[] => {
    const path = ['components', key, 'inputs', name];
    if (Object.hasOwn(component.inputs, name))
      return [
        { path, message: 'portal.yaml gives it already, and its word counts; remove it here or there' },
      ];
    const input = readInput(text, component.environment, neededBy(component));
    if (input.ok) return [];
    const { needs } = component;
    const before = needs.length > 0 ? `which are ${needs.join(', ')}` : 'and there are none';
    const message = `takes outputs only of components that portal.yaml puts before ${component.name} by after or inputs, ${before}`;
    return [{ path, message }];
  });
}

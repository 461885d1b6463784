import { inOrder } from '#lib/domain/deploy/component.ts';
import { type EnvironmentKey, environmentKey } from '#lib/domain/environment.ts';
import type { ComponentFile } from './component-schema.ts';
import { componentNames, linksOf } from './components.ts';
import { readInput } from './inputs.ts';
import { didYouMean } from './meant.ts';
import type { EnvironmentConfig, PortalFile } from './schema.ts';

type Problem = { path: string[]; message: string };
type Known = ReadonlyMap<EnvironmentKey, readonly string[]>;

/** What no component alone can know: others that it names, circles, stacks that two describe. */
export function componentProblems(file: PortalFile): Problem[] {
  const known = componentNames(file);
  const environments = Object.entries(file.systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).map(([name, settings]) => ({
      key: environmentKey(system, name),
      at: ['systems', system, 'environments', name, 'components'],
      settings,
    })),
  );
  const named = environments.flatMap(({ key, at, settings: { components } }) =>
    Object.entries(components).flatMap(([name, written]) => [
      ...afterProblems(written, components, [...at, name, 'after']),
      ...inputProblems(key, written, known, [...at, name]),
      ...promotionProblems(name, written, known, [...at, name, 'promotedFrom']),
      ...repositoryProblems(file, written, [...at, name, 'repository']),
    ]),
  );
  if (named.length > 0) return named;
  return [
    ...environments.flatMap(({ key, at, settings }) => circleProblems(key, settings, known, at)),
    ...sharedStacks(environments),
  ];
}

function afterProblems(
  { after }: ComponentFile,
  components: EnvironmentConfig['components'],
  path: string[],
): Problem[] {
  return after.flatMap((name, index) =>
    components[name]
      ? []
      : [
          {
            path: [...path, String(index)],
            message: `no component ${JSON.stringify(name)} in this environment; known: ${Object.keys(components).join(', ')}${didYouMean(
              name,
              Object.keys(components).filter((each) => each !== path.at(-2)),
            )}`,
          },
        ],
  );
}

function inputProblems(key: EnvironmentKey, written: ComponentFile, known: Known, path: string[]): Problem[] {
  const { artifacts, executionRole } = written.engine === 'cloudformation' ? written : {};
  const places = [
    ...Object.entries(written.inputs).map(([name, text]) => [['inputs', name], text] as const),
    ...Object.entries({ artifacts, executionRole }).flatMap(([name, text]) =>
      text === undefined ? [] : [[[name], text] as const],
    ),
  ];
  return places.flatMap(([at, text]) => {
    const found = readInput(text, key, known);
    return found.ok ? [] : [{ path: [...path, ...at], message: found.error }];
  });
}

function promotionProblems(
  name: string,
  { promotedFrom }: ComponentFile,
  known: Known,
  path: string[],
): Problem[] {
  if (promotedFrom === undefined) return [];
  const there = known.get(promotedFrom as EnvironmentKey);
  if (!there) {
    const all = [...known.keys()].join(', ');
    return [
      {
        path,
        message: `no environment ${JSON.stringify(promotedFrom)}; known: ${all}${didYouMean(promotedFrom, [...known.keys()])}`,
      },
    ];
  }
  return there.includes(name)
    ? []
    : [{ path, message: `${promotedFrom} has no component ${name}; known: ${there.join(', ')}` }];
}

function repositoryProblems(
  { repositories }: PortalFile,
  { repository }: ComponentFile,
  path: string[],
): Problem[] {
  if (repository === undefined || repositories[repository]) return [];
  const all = Object.keys(repositories);
  const known = `known: ${all.join(', ')}${didYouMean(repository, all)}`;
  return [{ path, message: `no repository ${JSON.stringify(repository)}; ${known}` }];
}

function circleProblems(
  key: EnvironmentKey,
  { components }: EnvironmentConfig,
  known: Known,
  path: string[],
): Problem[] {
  const links = Object.entries(components).map(([name, written]) => ({
    name,
    after: linksOf(key, written, known).after,
  }));
  const order = inOrder(links);
  if (order.ok) return [];
  const [first = ''] = order.error;
  return [
    { path: [...path, first], message: `waits for itself by after and inputs: ${order.error.join(' → ')}` },
  ];
}

type Placed = { readonly key: string; readonly at: string[]; readonly settings: EnvironmentConfig };

/** Two components of one stack would undo each other's deploys. */
function sharedStacks(environments: readonly Placed[]): Problem[] {
  const stacks = environments.flatMap(({ key, at, settings }) =>
    Object.entries(settings.components).flatMap(([name, written]) =>
      written.engine === 'cloudformation'
        ? [
            {
              place: [
                written.account ?? settings.account,
                written.region ?? settings.region,
                written.stack,
              ].join(' '),
              of: `${name} of ${key}`,
              path: [...at, name, 'stack'],
            },
          ]
        : [],
    ),
  );
  return stacks.flatMap((each, index) => {
    const other = stacks.find(({ place }, at) => place === each.place && at < index);
    return other ? [{ path: each.path, message: `is the stack of ${other.of} already` }] : [];
  });
}

import { joinsOf } from './joins.ts';
import { environmentWord, isProduction, type NameParts, nameParts, portalName } from './name-parts.ts';
import type {
  Found,
  LeftOut,
  Part,
  PlacingReason,
  Proposals,
  ProposedEnvironment,
  ProposedSystem,
  Question,
} from './proposal.ts';
import { foundName, foundWhere, resourcesIn } from './proposal.ts';
import type { SeenRegion, SeenStack, SeenState } from './seen.ts';

/** Keys of tags that say whose something is, and where; the first that is there counts. */
const SYSTEM_TAGS = ['system', 'project', 'app', 'application', 'service', 'product'];
const ENVIRONMENT_TAGS = ['environment', 'env', 'stage'];

/** Environments of what names none, as somebody has answered. */
export type Answers = ReadonlyMap<string, string>;

export const answerKey = (found: Found): string =>
  `${foundWhere(found).account} ${foundWhere(found).region} ${foundName(found)}`;

type Placed = {
  readonly found: Found;
  readonly parts: NameParts;
  readonly environment: string;
  readonly system?: { readonly key: string; readonly value: string };
};

/**
 * Puts what was seen into systems and environments: by tags first, else by names. What has no environment is asked
 * where a system of its name is there, and is left out else. Nothing is dropped without a word.
 * @param answers environments that somebody has said, by `answerKey`
 */
export function propose(regions: readonly SeenRegion[], answers: Answers = new Map()): Proposals {
  const leftOut: LeftOut[] = [];
  const placed: Placed[] = [];
  const homeless: { readonly found: Found; readonly parts: NameParts }[] = [];
  const all: readonly Found[] = regions.flatMap(({ stacks, states }) => [
    ...stacks.map((stack) => ({ kind: 'stack' as const, stack })),
    ...states.map((state) => ({ kind: 'state' as const, state })),
  ]);
  for (const found of all) {
    const why = found.kind === 'stack' ? notASystem(found.stack) : undefined;
    if (why) {
      leftOut.push({ found, why });
      continue;
    }
    const parts = found.kind === 'stack' ? nameParts(found.stack.name) : stateParts(found.state);
    const environment = environmentTag(found) ?? parts.environment ?? answers.get(answerKey(found));
    const system = found.kind === 'stack' ? tagOf(found.stack.tags, SYSTEM_TAGS) : undefined;
    if (environment) placed.push({ found, parts, environment, ...(system ? { system } : {}) });
    else homeless.push({ found, parts });
  }
  const systems = grouped(placed);
  const questions: Question[] = [];
  for (const { found, parts } of homeless) {
    const system = systems.find(({ name }) => name === portalName(parts.words.slice(0, 1)));
    if (system) questions.push({ found, system: system.name });
    else leftOut.push({ found, why: 'no-environment' });
  }
  return { systems, questions, leftOut };
}

/** Stacks that tools make for themselves. */
function notASystem({ name, nested, tags, parameters }: SeenStack): LeftOut['why'] | undefined {
  if (nested) return 'nested';
  if (name === 'CDKToolkit' || name.startsWith('CDKToolkit-')) return 'cdk-bootstrap';
  if (name.startsWith('StackSet-')) return 'stack-set';
  if (name.startsWith('aws-sam-cli-managed-')) return 'sam-bucket';
  // The read role's own stack has whatever name somebody gave it.
  if ('CollectorPrincipalArn' in parameters || tags.Project === 'yagura') return 'portal';
  return undefined;
}

/** `shop-tfstate` and `network/prod/terraform.tfstate` are shop and network in prod. */
function stateParts({ bucket, key }: SeenState): NameParts {
  const ofKey = nameParts(key.replace('env:/', '').replaceAll('.tfstate', ''));
  const words = ofKey.words.filter((each) => !STATE_WORDS.has(each));
  const ofBucket = nameParts(bucket).words.filter((each) => !STATE_WORDS.has(each) && !/^\d+$/.test(each));
  return { ...ofKey, words: [...ofBucket.slice(0, 1), ...words.filter((each) => each !== ofBucket[0])] };
}

const STATE_WORDS: ReadonlySet<string> = new Set([
  'tfstate',
  'terraform',
  'state',
  'states',
  'tf',
  'env',
  'default',
]);

function environmentTag(found: Found): string | undefined {
  if (found.kind === 'state') return undefined;
  const { tags, parameters } = found.stack;
  const said = tagOf(tags, ENVIRONMENT_TAGS)?.value ?? tagOf(parameters, ENVIRONMENT_TAGS)?.value;
  return said === undefined ? undefined : (environmentWord(said) ?? undefined);
}

function tagOf(
  tags: Readonly<Record<string, string>>,
  keys: readonly string[],
): { readonly key: string; readonly value: string } | undefined {
  for (const wanted of keys)
    for (const [key, value] of Object.entries(tags)) if (key.toLowerCase() === wanted) return { key, value };
  return undefined;
}

function grouped(placed: readonly Placed[]): readonly ProposedSystem[] {
  const firstWords = placed.filter(({ system }) => !system).map(({ parts }) => parts.words);
  const bySystem = Map.groupBy(placed, ({ system, parts }) =>
    system ? portalName(nameParts(system.value).words) : portalName(systemWords(parts.words, firstWords)),
  );
  return [...bySystem].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => systemOf(name, all));
}

/** One first word of several names is their system; a name that stands alone is a system as a whole. */
function systemWords(words: readonly string[], all: readonly (readonly string[])[]): readonly string[] {
  const [first] = words;
  const others = all.some((each) => each[0] === first && each.join('-') !== words.join('-'));
  return others && first !== undefined ? [first] : words;
}

function systemOf(name: string, all: readonly Placed[]): ProposedSystem {
  const environments = [...Map.groupBy(all, ({ environment }) => environment)]
    .map(([environment, placed]) => environmentOf(name, environment, placed))
    .toSorted((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  return { name, environments, reasons: reasonsOf(all, environments) };
}

const ORDER = [
  'sandbox',
  'dev',
  'test',
  'int',
  'qa',
  'uat',
  'preview',
  'demo',
  'staging',
  'preprod',
  'prod',
  'live',
];
const rank = (environment: string) => ORDER.indexOf(environment);

function environmentOf(system: string, name: string, placed: readonly Placed[]): ProposedEnvironment {
  const homes = Map.groupBy(
    placed,
    ({ found }) => `${foundWhere(found).account} ${foundWhere(found).region}`,
  );
  const [home = []] = [...homes.values()].toSorted((a, b) => b.length - a.length);
  const { account, region } = home[0] ? foundWhere(home[0].found) : { account: '', region: '' };
  const taken = new Map<string, number>();
  const parts = placed.map(({ found, parts: { words } }): Part => {
    const own = words[0] === system || words.join('-') === system ? words.slice(1) : words;
    const wanted = portalName(own.length > 0 ? own : [found.kind === 'stack' ? 'app' : 'infrastructure']);
    const count = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, count);
    const resources = resourcesIn(found);
    return {
      name: count === 1 ? wanted : `${wanted}-${count}`,
      found,
      ...(resources === undefined ? {} : { resources }),
    };
  });
  return { name, account, region, production: isProduction(name), parts, joins: joinsOf(parts) };
}

function reasonsOf(
  all: readonly Placed[],
  environments: readonly ProposedEnvironment[],
): readonly PlacingReason[] {
  const tagged = all.flatMap(({ system }) => (system ? [system] : []));
  const [tag] = tagged;
  const joins = environments.flatMap((each) => each.joins);
  const strongest = [...Map.groupBy(joins, ({ from, to, by }) => `${from} ${to} ${by}`).values()].flatMap(
    ([first]) => (first ? [{ code: first.by, from: first.from, to: first.to, count: first.count }] : []),
  );
  const alike = sameTemplate(environments);
  return [
    ...(tag ? [{ code: 'tag' as const, ...tag, count: tagged.length }] : []),
    ...(all.every(({ parts }) => parts.environment !== undefined)
      ? [{ code: 'names' as const, environments: environments.map(({ name }) => name) }]
      : []),
    ...strongest,
    ...(alike ? [alike] : []),
    ...(tagged.length < all.length ? [{ code: 'name-alone' as const }] : []),
  ];
}

/** The least alike pair of parts of one name in two environments says how alike they all are. */
function sameTemplate(environments: readonly ProposedEnvironment[]): PlacingReason | undefined {
  const [first, ...others] = environments;
  const pairs = others.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      const [a, b] = [idsOf(first?.parts.find(({ name }) => name === part.name)), idsOf(part)];
      if (!a || !b) return [];
      const equal = [...a].filter((id) => b.has(id)).length;
      return [{ equal, of: Math.max(a.size, b.size) }];
    }),
  );
  const [least] = pairs.toSorted((a, b) => a.equal / a.of - b.equal / b.of);
  return least && least.of > 0 && least.equal * 2 > least.of
    ? { code: 'same-template', ...least }
    : undefined;
}

function idsOf(part: Part | undefined): ReadonlySet<string> | undefined {
  if (part?.found.kind !== 'stack' || !part.found.stack.resources) return undefined;
  return new Set(Object.values(part.found.stack.resources).flat());
}

/** Names of all that was seen, for a message. */
export const placedNames = ({ systems }: Proposals): readonly string[] =>
  systems.flatMap(({ environments }) =>
    environments.flatMap(({ parts }) => parts.map(({ found }) => foundName(found))),
  );

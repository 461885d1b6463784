import { joinsOf } from './joins.ts';
import { isProduction } from './name-parts.ts';
import {
  type Found,
  foundWhere,
  type Part,
  type PlacingReason,
  type Proposals,
  type ProposedEnvironment,
  type ProposedSystem,
  resourcesIn,
} from './proposal.ts';
import { answerKey } from './propose.ts';

/** Where somebody puts a part; what is absent stays as it was proposed. */
export type Placement = {
  readonly system?: string;
  readonly environment?: string;
  /** Name of the component. */
  readonly part?: string;
};

/** What somebody changed of the proposals. */
export type Arrangement = {
  /** New name of a system. One that is there already: both become one. */
  readonly systems: ReadonlyMap<string, string>;
  /** By `answerKey`; also of what was left out, which is placed so. */
  readonly parts: ReadonlyMap<string, Placement>;
};

export const UNCHANGED: Arrangement = { systems: new Map(), parts: new Map() };

/** Names as `portal.yaml` takes them. */
export const isPortalName = (text: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(text);

/** The proposals as somebody has arranged them: renamed, merged, split, moved. Placed, to answer and left out stay all that was seen. */
export function arranged(proposals: Proposals, { systems, parts }: Arrangement): Proposals {
  if (systems.size === 0 && parts.size === 0) return proposals;
  const placed = proposals.systems.flatMap(({ name, environments }) =>
    environments.flatMap((environment) =>
      environment.parts.map((part): Placed => {
        const by = parts.get(answerKey(part.found));
        return {
          part: by?.part === undefined ? part : { ...part, name: by.part },
          system: by?.system ?? systems.get(name) ?? name,
          environment: by?.environment ?? environment.name,
          from: name,
          isMoved: by !== undefined || systems.has(name),
        };
      }),
    ),
  );
  const asked = proposals.questions.map(({ found }) => found);
  const left = proposals.leftOut.map(({ found }) => found);
  const put = [...asked, ...left].flatMap((found) => placedByHand(found, parts.get(answerKey(found))) ?? []);
  const isPut = (found: Found) => put.some(({ part }) => part.found === found);
  const before = new Map(proposals.systems.map((each) => [each.name, each]));
  const groups = Map.groupBy([...placed, ...put], ({ system }) => system);
  return {
    systems: [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, all]) => systemOf(name, all, before)),
    questions: proposals.questions
      .filter(({ found }) => !isPut(found))
      .map((each) => ({ ...each, system: systems.get(each.system) ?? each.system })),
    leftOut: proposals.leftOut.filter(({ found }) => !isPut(found)),
  };
}

type Placed = {
  readonly part: Part;
  readonly system: string;
  readonly environment: string;
  /** The system that it was proposed for. */
  readonly from?: string;
  readonly isMoved: boolean;
};

function placedByHand(found: Found, by: Placement | undefined): Placed | undefined {
  if (by?.system === undefined || by.environment === undefined) return undefined;
  const name = by.part ?? (found.kind === 'stack' ? 'app' : 'infrastructure');
  const resources = resourcesIn(found);
  const part: Part = { name, found, ...(resources === undefined ? {} : { resources }) };
  return { part, system: by.system, environment: by.environment, isMoved: true };
}

function systemOf(
  name: string,
  all: readonly Placed[],
  before: ReadonlyMap<string, ProposedSystem>,
): ProposedSystem {
  const [from] = all;
  const same = from?.from === undefined ? undefined : before.get(from.from);
  const untouched = all.every((each) => !each.isMoved) && same;
  const count = same?.environments.reduce((sum, { parts }) => sum + parts.length, 0);
  if (untouched && count === all.length) return same;
  const environments = [...Map.groupBy(all, ({ environment }) => environment)].map(([each, placed]) =>
    environmentOf(
      each,
      placed.map(({ part }) => part),
    ),
  );
  const order = proposedOrder(before);
  return {
    name,
    environments: environments.toSorted((a, b) => order(a.name) - order(b.name)),
    reasons: reasonsOf(all, environments, before),
  };
}

/** Environments stand as they were proposed; new ones last. */
function proposedOrder(before: ReadonlyMap<string, ProposedSystem>): (name: string) => number {
  const names = [
    ...new Set([...before.values()].flatMap(({ environments }) => environments.map((each) => each.name))),
  ];
  return (name) => (names.includes(name) ? names.indexOf(name) : names.length);
}

function environmentOf(name: string, given: readonly Part[]): ProposedEnvironment {
  const homes = Map.groupBy(given, ({ found }) => `${foundWhere(found).account} ${foundWhere(found).region}`);
  const [home] = [...homes.values()].toSorted((a, b) => b.length - a.length);
  const { account, region } = home?.[0] ? foundWhere(home[0].found) : { account: '', region: '' };
  const parts = withOwnNames(given);
  return { name, account, region, production: isProduction(name), parts, joins: joinsOf(parts) };
}

/** Two of one name in an environment get a number, as when they are proposed. */
function withOwnNames(parts: readonly Part[]): readonly Part[] {
  const taken = new Set<string>();
  return parts.map((part) => {
    let name = part.name;
    for (let count = 2; taken.has(name); count += 1) name = `${part.name}-${count}`;
    taken.add(name);
    return name === part.name ? part : { ...part, name };
  });
}

/** Reasons of what was proposed stand as far as they name no part; joins are looked at anew. */
function reasonsOf(
  all: readonly Placed[],
  environments: readonly ProposedEnvironment[],
  before: ReadonlyMap<string, ProposedSystem>,
): readonly PlacingReason[] {
  const joins = environments.flatMap((each) => each.joins);
  const strongest = [...Map.groupBy(joins, ({ from, to, by }) => `${from} ${to} ${by}`).values()].flatMap(
    ([first]) => (first ? [{ code: first.by, from: first.from, to: first.to, count: first.count }] : []),
  );
  const moved = all.filter((each) => each.isMoved).length;
  const kept = [...new Set(all.flatMap(({ from, isMoved }) => (from && !isMoved ? [from] : [])))].flatMap(
    (from) => (before.get(from)?.reasons ?? []).filter(({ code }) => code === 'tag' || code === 'name-alone'),
  );
  return [...kept, ...strongest, { code: 'by-hand', count: moved }];
}

import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { ChangeSetEntry } from './change-set-entry.ts';

type Change = NonNullable<ChangeSetEntry['ResourceChange']>;

/** Made anew whenever what they are a picture of changes, under a logical id of their own: a new one is no new thing. */
const PICTURES: readonly string[] = ['AWS::Lambda::Version', 'AWS::ApiGateway::Deployment'];
/** The transform writes a hash into them. */
const GENERATED: readonly string[] = ['Description', 'StageDescription'];

/** A change, and what of it is written otherwise than before. */
export type Sighted = {
  readonly change: Change;
  /** Something that is written of it differs, other than the logical id of a picture. */
  readonly differs: boolean;
  /** Pictures that it is written to look at instead of their elders. */
  readonly through: readonly string[];
};

/**
 * By logical id, what a change only follows from: nothing that is written of it differs, and every value that is worked out
 * anew comes from something that keeps its identity. What hangs on a replacement is a change of its own.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
 */
export function recomputedIn(
  sighted: readonly Sighted[],
  pictures: readonly Picture[],
): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(sighted.map((each) => [each.change.LogicalResourceId ?? '', each]));
  const followers = new Map<string, readonly string[]>();
  for (const [id, each] of byId) {
    const causes = causesOf(each);
    if (causes?.every((cause) => byId.has(cause))) followers.set(id, causes);
  }
  for (const { older, newer, of } of pictures) {
    if (!byId.has(of)) continue;
    followers.set(older, [of]);
    followers.set(newer, [of]);
  }
  // Whoever follows from something that may become another thing changes with it, and so may what follows from it.
  const held = (causes: readonly string[]) =>
    causes.every((cause) => followers.has(cause) || !isOther(byId.get(cause)?.change));
  for (let before = -1; before !== followers.size; ) {
    before = followers.size;
    for (const [id, causes] of followers) if (!held(causes)) followers.delete(id);
  }
  const rooted = [...followers.keys()].map((id) => [id, rootsOf(id, followers)] as const);
  return new Map(rooted.filter(([, roots]) => roots.length > 0));
}

/** Names of what its values come from; undefined where something else than that makes it a change. */
function causesOf({ change, differs, through }: Sighted): readonly string[] | undefined {
  if (differs || change.Action !== 'Modify' || change.Replacement === 'True') return undefined;
  const causes = (change.Details ?? []).flatMap((each): readonly (string | undefined)[] => {
    const { Evaluation: when, CausingEntity: cause, ChangeSource: source } = each;
    if (source === 'DirectModification' && through.length > 0) return through;
    const referred = source === 'ResourceReference' || source === 'ResourceAttribute';
    return [referred && when === 'Dynamic' ? cause?.split('.')[0] : undefined];
  });
  const known = causes.filter((each) => each !== undefined);
  return known.length === 0 || known.length < causes.length ? undefined : [...new Set(known)];
}

/** It, or what it is called, may be another one afterwards. */
const isOther = (cause: Change | undefined): boolean =>
  cause?.Action !== 'Modify' || cause.Replacement === 'True' || cause.Replacement === 'Conditional';

/** What is really changed at the end of a chain. */
function rootsOf(
  id: string,
  followers: ReadonlyMap<string, readonly string[]>,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] {
  const within = new Set([...seen, id]);
  const roots = (followers.get(id) ?? []).flatMap((cause) => {
    if (!followers.has(cause)) return [cause];
    return within.has(cause) ? [] : rootsOf(cause, followers, within);
  });
  return [...new Set(roots)];
}

/** A version of a function, a deployment of an API: removed under one logical id, added under another. */
export type Picture = { readonly older: string; readonly newer: string; readonly of: string };

/** @param before properties as they were. @param after as they will be; undefined where it is not there */
export function picturesIn(
  entries: readonly ChangeSetEntry[],
  before: (logicalId: string) => unknown,
  after: (logicalId: string) => unknown,
): readonly Picture[] {
  const of = (action: string) =>
    entries.flatMap(({ ResourceChange: change }) =>
      change?.Action === action && PICTURES.includes(change.ResourceType ?? '')
        ? [{ id: change.LogicalResourceId ?? '', type: change.ResourceType }]
        : [],
    );
  const added = of('Add');
  return of('Remove').flatMap((older) => {
    const was = withoutGenerated(before(older.id));
    const newer = added.find(
      ({ id, type }) => was && type === older.type && withoutGenerated(after(id)) === was,
    );
    const subject = subjectOf(before(older.id));
    return newer && subject ? [{ older: older.id, newer: newer.id, of: subject }] : [];
  });
}

const withoutGenerated = (properties: unknown): string | undefined =>
  isRecord(properties)
    ? JSON.stringify(Object.entries(properties).filter(([name]) => !GENERATED.includes(name)))
    : undefined;

/** Logical id of what it is a picture of. */
function subjectOf(properties: unknown): string | undefined {
  if (!isRecord(properties)) return undefined;
  const { FunctionName: name, RestApiId: api } = properties;
  const subject = name ?? api;
  return isRecord(subject) && typeof subject.Ref === 'string' ? subject.Ref : undefined;
}

import { canonicalJson } from '../canonical-json.ts';
import type { AttributeChange, Plan, ResourceChange } from './plan.ts';
import { isFinal, type Run } from './run.ts';

type Part = Pick<Run, 'component' | 'state'>;

/** Components of the same request that have not ended well yet. */
export const waitsFor = <T extends Part>(needs: readonly string[], runs: readonly T[]): readonly T[] =>
  runs.filter(
    ({ component, state }) => needs.includes(component) && state !== 'succeeded' && state !== 'no-change',
  );

/** The one of them that has ended otherwise: then this one will never be deployed. */
export const endedOtherwise = <T extends Part>(waiting: readonly T[]): T | undefined =>
  waiting.find(({ state }) => isFinal(state));

/** Whether there is a plan of this one to look ahead from: it stands still until a person or a calendar lets it go on. */
export const standsPlanned = ({ state }: Part): boolean =>
  state === 'awaiting-approval' || state === 'approved';

type Comparable = Pick<Plan, 'changes' | 'ahead' | 'code' | 'gradual'>;

/**
 * Whether a plan does what was shown of it ahead. An attribute that was shown as known after apply may be anything then;
 * any other difference, and any secret that changes, asks again. That the template and every other value are the same
 * is not asked here: digests say it.
 */
export function doesWhatWasShown(shown: Comparable, plan: Comparable): boolean {
  if (!shown.ahead?.shown || plan.ahead) return false;
  if (canonicalJson([shown.code, shown.gradual]) !== canonicalJson([plan.code, plan.gradual])) return false;
  const before = new Map(shown.changes.map((each) => [each.address, each]));
  const known = plan.changes.every((each) => isShown(before.get(each.address), each));
  const done = new Set(plan.changes.map(({ address }) => address));
  // What was shown only because of a value that was not known may turn out to be nothing.
  return known && shown.changes.every((each) => done.has(each.address) || hangsOnUnknown(each));
}

function isShown(shown: ResourceChange | undefined, { attributes, ...change }: ResourceChange): boolean {
  if (!shown) return false;
  const { attributes: before, ...was } = shown;
  if (canonicalJson(was) !== canonicalJson(change)) return false;
  const unknown = before.filter(({ unknownAfter }) => unknownAfter).map(({ path }) => path);
  const fixed = (all: readonly AttributeChange[]) => all.filter((each) => !isBelow(each.path, unknown));
  if (attributes.some(({ sensitive }) => sensitive)) return false;
  return canonicalJson(fixed(before)) === canonicalJson(fixed(attributes));
}

const hangsOnUnknown = ({ attributes, action }: ResourceChange): boolean =>
  action === 'update' && attributes.length > 0 && attributes.every(({ unknownAfter }) => unknownAfter);

const isBelow = (path: string, tops: readonly string[]): boolean =>
  tops.some((top) => path === top || path.startsWith(`${top}.`));

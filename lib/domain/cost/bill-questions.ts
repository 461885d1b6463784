import type { EnvironmentKey } from '../environment.ts';
import type { BillingTags } from './bill.ts';

/** What Cost Explorer is asked for at once: what carries all of `tags`, parted by the values of one more tag. */
export type BillQuestion = {
  readonly tags: BillingTags;
  readonly by?: { readonly key: string; readonly values: readonly string[] };
};

export type Billed = { readonly key: EnvironmentKey; readonly tags: BillingTags };
/** A question with the environments whose bills are in its answer. */
export type AskedBill = { readonly question: BillQuestion; readonly of: readonly Billed[] };

/**
 * As few questions as tell all bills apart: Cost Explorer groups by service and one tag at once, and each page costs
 * money. Environments told by the same keys share a question where only one value is another; the key that parts them
 * is chosen so that the fewest questions are left.
 */
export function billQuestions(billed: readonly Billed[]): readonly AskedBill[] {
  const alike = Map.groupBy(billed, ({ tags }) => JSON.stringify(Object.keys(tags).toSorted()));
  return [...alike.values()].flatMap((all) => {
    const keys = Object.keys(all[0]?.tags ?? {}).toSorted();
    const [fewest] = keys
      .map((key) => ({ key, parts: partsBy(all, key) }))
      .toSorted((a, b) => a.parts.length - b.parts.length);
    return fewest ? fewest.parts.map((part) => questionOf(part, fewest.key)) : [];
  });
}

/** Those whose tags are the same but for one key's value. */
const partsBy = (all: readonly Billed[], key: string): readonly (readonly Billed[])[] => [
  ...Map.groupBy(all, ({ tags }) => JSON.stringify(Object.entries(without(tags, key)).toSorted())).values(),
];

function questionOf(of: readonly Billed[], key: string): AskedBill {
  const [first] = of;
  const tags = first?.tags ?? {};
  const values = [...new Set(of.map((each) => each.tags[key] ?? ''))];
  if (values.length === 1) return { question: { tags }, of };
  return { question: { tags: without(tags, key), by: { key, values } }, of };
}

const without = (tags: BillingTags, key: string): BillingTags =>
  Object.fromEntries(Object.entries(tags).filter(([each]) => each !== key));

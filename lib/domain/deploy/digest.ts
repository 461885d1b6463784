import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Awaited } from './planned-ahead.ts';

/** What an approval is about. Values are raw: a changed secret changes the digest though nobody is shown it. */
export type PlanContent = {
  /** Normalised changes, in any order; times and ids of the planning itself are not in them. */
  readonly changes: readonly unknown[];
  readonly outputs: readonly unknown[];
  readonly commit: string;
  readonly variables: unknown;
  /** Versions of tool and providers, hashes of artifacts. */
  readonly tools: unknown;
};

/**
 * The digest that approvals name, hex. Keyed, so that nobody who reads the database can try out short secrets
 * against it.
 */
export function contentDigest(key: Uint8Array, content: PlanContent): string {
  const sorted = (all: readonly unknown[]) => all.map(canonicalJson).sort();
  return createHmac('sha256', key)
    .update(canonicalJson({ ...content, changes: sorted(content.changes), outputs: sorted(content.outputs) }))
    .digest('hex');
}

/**
 * Of a plan that is shown before some of its inputs are known, hex: commit, tools, artifacts and every value but those.
 * The same later says that nothing but those is another.
 */
export function outlineDigest(
  key: Uint8Array,
  awaits: readonly Awaited[],
  said: Pick<PlanContent, 'commit' | 'tools'> & { readonly variables: Readonly<Record<string, unknown>> },
): string {
  const late = new Set(awaits.map(({ input }) => input));
  const known = Object.fromEntries(Object.entries(said.variables).filter(([name]) => !late.has(name)));
  const variables = { known, awaits };
  return contentDigest(key, { changes: [], outputs: [], ...said, variables });
}

/** The digest that apply checks, hex: the plan file or change set, and the state it was made on. */
export function bindingDigest(made: string, state: unknown): string {
  return createHash('sha256').update(canonicalJson({ made, state })).digest('hex');
}

import type { Failure, Missing } from '../reading.ts';
import { type ChosenStack, choiceText, choosesStack, type StackChoice } from './stack-choice.ts';

/** A stack that is watched because a pattern or its tags chose it. */
export type MatchedStack = {
  readonly stack: string;
  /** The choice, as `choiceText` says it. */
  readonly by: string;
};

/** An environment of one account and region, as far as it chooses stacks. */
export type Chooser = {
  readonly environment: string;
  readonly choices: readonly StackChoice[];
  /** Stacks that it names: nobody else's pattern takes them. */
  readonly named: readonly string[];
};

type ThereStack = ChosenStack & {
  /** Part of another stack, which is watched as one. */
  readonly nested: boolean;
};

/**
 * Stacks that the choices of one environment take, among all of its account and region. One that two environments choose
 * belongs to neither: both are named.
 * @param own is among `all`
 */
export function matchedStacks(
  own: Chooser,
  all: readonly Chooser[],
  there: readonly ThereStack[],
): { readonly stacks: readonly MatchedStack[]; readonly missing: readonly Missing[] } {
  const named = new Set(all.flatMap((each) => each.named));
  const free = there.filter(({ name, nested }) => !nested && !named.has(name));
  const stacks: MatchedStack[] = [];
  const missing: Missing[] = [];
  for (const stack of free.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const takers = all.flatMap(({ environment, choices }) => {
      const choice = choices.find((each) => choosesStack(each, stack));
      return choice === undefined ? [] : [{ environment, by: choiceText(choice) }];
    });
    const mine = takers.find(({ environment }) => environment === own.environment);
    if (!mine) continue;
    if (takers.length === 1) stacks.push({ stack: stack.name, by: mine.by });
    else {
      const who = takers.map(({ environment, by }) => `${environment}: ${by}`).join('; ');
      missing.push({ what: `${stack.name} (${who})`, failure: because('two-environments') });
    }
  }
  // Stacks that an environment names are no find of its pattern, but a pattern over nothing else is no fault either.
  const unused = own.choices.filter((each) => !there.some((stack) => choosesStack(each, stack)));
  missing.push(...unused.map((each) => ({ what: choiceText(each), failure: because('no-stack-matches') })));
  return { stacks, missing };
}

const because = (cause: Cause): Failure => ({ kind: 'unavailable', cause });

type Cause = 'two-environments' | 'no-stack-matches';
const CAUSES: readonly string[] = ['two-environments', 'no-stack-matches'] satisfies Cause[];

/** Whether a choice of stacks came to nothing, and pages have words for why. */
export const isMatchCause = (
  failure: Failure,
): failure is Extract<Failure, { readonly kind: 'unavailable' }> =>
  failure.kind === 'unavailable' && CAUSES.includes(failure.cause);

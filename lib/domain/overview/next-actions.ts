import type { EnvironmentKey } from '../environment.ts';
import type { BoardRow, Waiting } from './board.ts';

/** One thing to do next; `number` is a run's, people say "#412". */
export type NextAction =
  | { readonly kind: 'review' | 'see-run'; readonly number: number }
  | { readonly kind: 'tail' | 'look'; readonly key: EnvironmentKey; readonly name: string }
  | { readonly kind: 'request' };

/** The one primary action, if there is one, and what stands to its left. */
export type NextActions = { readonly primary?: NextAction; readonly others: readonly NextAction[] };

/**
 * What to do next about the whole board. A decision that only this person can give comes first, then the worst
 * environment, then a deploy. Whoever may request a deploy finds that beside it in every case, always in the last place but one.
 */
export function nextActions(
  about: BoardRow | undefined,
  waiting: readonly Waiting[],
  mayRequest: boolean,
): NextActions {
  const yours = waiting.find((each) => each.forYou);
  const review = yours && ({ kind: 'review', number: yours.number } as const);
  const request = mayRequest ? [{ kind: 'request' } as const] : [];
  if (!about) {
    if (review) return { primary: review, others: request };
    return request[0] ? { primary: request[0], others: [] } : { others: [] };
  }
  const { key, name, sinceNumber } = about;
  const tail = { kind: 'tail', key, name } as const;
  const seen = sinceNumber === undefined || sinceNumber === yours?.number ? undefined : sinceNumber;
  const seeRun = seen === undefined ? [] : [{ kind: 'see-run', number: seen } as const];
  return {
    primary: review ?? { kind: 'look', key, name },
    others: [tail, ...seeRun, ...request],
  };
}

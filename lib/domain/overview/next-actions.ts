import type { EnvironmentKey } from '../environment.ts';
import type { BoardRow, Waiting } from './board.ts';

/** One thing to do next; `number` is a run's, people say "#412". */
export type NextAction =
  | { readonly kind: 'review' | 'see-run'; readonly number: number }
  | { readonly kind: 'tail' | 'look'; readonly key: EnvironmentKey; readonly name: string }
  | { readonly kind: 'request' };

/** At most two more beside the one primary action. */
export type NextActions = { readonly primary: NextAction; readonly others: readonly NextAction[] };

/**
 * What to do next about the whole board. A decision that only this person can give comes first, then the worst
 * environment, then a deploy; with trouble and no decision, the environment itself is opened.
 */
export function nextActions(about: BoardRow | undefined, waiting: readonly Waiting[]): NextActions {
  const yours = waiting.find((each) => each.forYou);
  const review = yours && ({ kind: 'review', number: yours.number } as const);
  if (!about) {
    const request = { kind: 'request' } as const;
    return review ? { primary: review, others: [request] } : { primary: request, others: [] };
  }
  const { key, name, sinceNumber } = about;
  const tail = { kind: 'tail', key, name } as const;
  const seen = sinceNumber === undefined || sinceNumber === yours?.number ? undefined : sinceNumber;
  const seeRun = seen === undefined ? [] : [{ kind: 'see-run', number: seen } as const];
  return review
    ? { primary: review, others: [tail, ...seeRun] }
    : { primary: { kind: 'look', key, name }, others: [tail, ...seeRun] };
}

import { unstable_rethrow } from 'next/navigation';

type Refusable = { readonly refused?: string };
type Action<State> = (before: State, form: FormData) => Promise<State>;

type Words = {
  /** Whether it arrived is not known. */
  readonly noAnswer: string;
  /** It was refused before anything was done. */
  readonly notDone: string;
};

/** What web's door says of an action while PostgreSQL is away. */
const NOTHING_DONE = /nothing was done/;

/**
 * An action whose failure to arrive is told beside its form. What an action throws takes the page away, and with it what was typed.
 * @param done called once it was taken, before a page that it leads to is opened
 */
export function safeAction<State extends Refusable>(
  action: Action<State>,
  { noAnswer, notDone }: Words,
  done: () => void = () => undefined,
): Action<State> {
  return async (before, form) => {
    try {
      const answer = await action(before, form);
      if (answer.refused === undefined) done();
      return answer;
    } catch (error) {
      if (isOfRouter(error)) {
        done();
        throw error;
      }
      const text = error instanceof Error ? error.message : '';
      return { ...before, refused: NOTHING_DONE.test(text) ? notDone : noAnswer };
    }
  };
}

/** A redirect, which an action throws when it has done what was asked. */
function isOfRouter(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}

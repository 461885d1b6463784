/** Why somebody was not signed in, as the sign-in page says it in words. */
export const SIGN_IN_PROBLEMS = [
  /** The provider says no: the person declined, or may not use this application. */
  'denied',
  /** Unknown, used or old: begun in another browser, or too long ago. */
  'expired',
  /** An answer that does not prove who somebody is. */
  'provider',
  /** No answer, or one of a broken server. */
  'unreachable',
  /** More groups than a token may name, so that roles cannot be told. */
  'groups',
  'too-many',
  /** No such demo account. */
  'demo',
] as const;

export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

export const isSignInProblem = (value: unknown): value is SignInProblem =>
  SIGN_IN_PROBLEMS.some((each) => each === value);

/** Ends a sign-in. `message` is for the log: what was expected, never a token, code or secret. */
export class SignInFailed extends Error {
  readonly problem: SignInProblem;
  constructor(problem: SignInProblem, message: string) {
    super(message);
    this.name = 'SignInFailed';
    this.problem = problem;
  }
}

import { randomBytes } from 'node:crypto';
import { instant } from '#lib/domain/time.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { clientOf } from './client.ts';
import { SignInFailed, type SignInProblem } from './provider/problem.ts';
import type { WayIn } from './provider/way-in.ts';
import { type HeaderOf, provesOrigin } from './same-origin.ts';
import { ACCOUNT_PACE, ADDRESS_PACE, networkOf, type Pace, type SignInLimit } from './sign-in-limit.ts';

/** What every way of signing in needs. */
export type SignInServices = {
  readonly db: Db;
  /** Where browsers reach the portal. */
  readonly url: URL;
  readonly secret: string;
  readonly demo: boolean;
  readonly ways: readonly WayIn[];
  readonly limit: SignInLimit;
  readonly now: () => number;
  readonly ids: () => string;
  /** A refused sign-in; `id` is what the page shows to look it up by. */
  readonly refused: (what: RefusedSignIn) => void;
};

export type RefusedSignIn = {
  readonly id: string;
  readonly provider: string;
  readonly problem: SignInProblem;
  readonly why: string;
};

type Limited = Pick<SignInServices, 'limit'>;

/** @throws SignInFailed `too-many` when this address has tried too often */
export const spendOfAddress = (services: Limited, headers: Headers | undefined): void =>
  spend(services, `address ${networkOf(clientOf(headers ?? new Headers()))}`, ADDRESS_PACE);

/** @throws SignInFailed `too-many` when somebody has come in as this account too often, from wherever */
export const spendOfAccount = (services: Limited, provider: string, account: string): void =>
  spend(services, `account ${provider} ${account}`, ACCOUNT_PACE);

function spend({ limit }: Limited, key: string, pace: Pace): void {
  const wait = limit.take(key, pace);
  if (wait !== undefined) throw new SignInFailed('too-many', `${key}: again after ${wait} s`);
}

/** Whether a page of ours asks to sign in, with or without a cookie. */
export const fromOwnPage = (services: SignInServices, headers: Headers | undefined): boolean => {
  const header: HeaderOf = (name) => headers?.get(name);
  return provesOrigin('POST', header, services.url.origin);
};

/** Says a failure to the log, and where somebody was to be signed in to the audit. @returns what the page shows */
export async function refusal(
  services: SignInServices,
  provider: string,
  error: unknown,
): Promise<{ readonly problem: SignInProblem; readonly id: string }> {
  if (!(error instanceof SignInFailed)) throw error;
  const { problem, message: why } = error;
  const id = randomBytes(4).toString('hex');
  services.refused({ id, provider, problem, why });
  // Nobody was to be signed in: not worth a row that anybody could have written.
  if (problem !== 'expired' && problem !== 'too-many')
    await auditSignIn(services, 'unknown', 'sign-in.failed', 'failed', { provider, problem, id });
  return { problem, id };
}

export const auditSignIn = (
  { db, now }: Pick<SignInServices, 'db' | 'now'>,
  actor: string,
  action: 'sign-in' | 'sign-in.failed' | 'sign-out' | 'session.revoked',
  outcome: 'done' | 'failed',
  details: Readonly<Record<string, string | number>>,
) =>
  appendAudit(db, {
    at: instant(now()),
    ...{ actor, via: 'session', action, target: 'portal', outcome, details },
  });

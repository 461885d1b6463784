import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { type Clock, hours, type Instant, instant, minus, minutes } from '#lib/domain/time.ts';

/** A role that is assumed on the way to another one. */
export type RoleHop = { readonly role: string; readonly externalId?: string };

/** One role in one account and region. */
export type AwsTarget = {
  readonly account: string;
  readonly region: string;
  readonly role: string;
  /** Shown in CloudTrail: which process asked. */
  readonly sessionName: string;
  /** What the role's trust policy asks for, so that nobody else's portal is led to it. */
  readonly externalId?: string;
  /** Assumed before it, in this order. AWS ends such a session after one hour, whatever the role allows. */
  readonly via?: readonly RoleHop[];
};

/** Keys of an assumed role, as the SDK's clients take them. */
export type SessionKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Instant;
};

/** One session of one role, shared by all clients that use it. */
export type RoleSession = {
  readonly keys: () => Promise<SessionKeys>;
  /** The cloud no longer knows the keys: the next call asks for new ones. */
  readonly forget: () => void;
};

/** Before its end, so that no call is signed with keys that end on the way. */
const RENEW_BEFORE = minutes(5);

/**
 * The session of a target, each role on the way assumed with the keys of the one before.
 * @param stsWith with the keys of a session, or as the process itself
 */
export function chainedSession(
  stsWith: (session?: RoleSession) => STSClient,
  { via = [], sessionName, ...target }: Pick<AwsTarget, 'role' | 'sessionName' | 'externalId' | 'via'>,
  clock: Clock,
): RoleSession {
  const sessions: RoleSession[] = [];
  for (const hop of [...via, target])
    sessions.push(roleSession(stsWith(sessions.at(-1)), { ...hop, sessionName }, clock));
  const keys = sessions.at(-1)?.keys ?? (() => Promise.reject(new Error('no role')));
  return {
    keys,
    forget() {
      for (const each of sessions) each.forget();
    },
  };
}

/**
 * Assumes a role when first needed, and again before the session ends (one hour unless the role says less).
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
function roleSession(
  sts: STSClient,
  { role, sessionName, externalId }: Pick<AwsTarget, 'role' | 'sessionName' | 'externalId'>,
  clock: Clock,
): RoleSession {
  let held: { keys: Promise<SessionKeys>; until: Instant } | undefined;

  async function assume(): Promise<SessionKeys> {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({ RoleArn: role, RoleSessionName: sessionName, ExternalId: externalId }),
    );
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken)
      throw new Error(`sts:AssumeRole of ${role} answered without keys`);
    const expiresAt = instant(given.Expiration?.getTime() ?? clock() + hours(1));
    if (held) held.until = minus(expiresAt, RENEW_BEFORE);
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiresAt,
    };
  }

  return {
    forget() {
      held = undefined;
    },
    async keys() {
      if (!held || clock() >= held.until) {
        // Known exactly once the answer is here; until then everybody waits for the same one.
        held = { keys: Promise.resolve().then(assume), until: instant(Number.MAX_SAFE_INTEGER) };
        held.keys.catch(() => {
          held = undefined;
        });
      }
      return held.keys;
    },
  };
}

import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { RoleHop } from './credentials.ts';

/** Keys of a role, and when they end (epoch milliseconds). */
export type AssumedKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: number;
};

/** What to assume, and with which keys; without them the SDK looks where it always does. */
export type Assumption = {
  readonly arn: string;
  readonly region: string;
  readonly sessionName: string;
  readonly externalId?: string;
  /** Roles that are assumed before it. */
  readonly via?: readonly RoleHop[];
};
export type AssumingKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/**
 * Assumes a role once more, for a step that outlives its first keys, over every role on the way. Outside the budget: it is
 * a call an hour of a process that does nothing else.
 * @throws Error as STS gives it
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumedAgain(
  { arn, region, sessionName, externalId, via = [] }: Assumption,
  base: AssumingKeys | undefined,
): Promise<AssumedKeys> {
  let keys = base;
  for (const hop of via) keys = await assumed(hop, { region, sessionName }, keys);
  return assumed({ role: arn, ...(externalId ? { externalId } : {}) }, { region, sessionName }, keys);
}

async function assumed(
  { role, externalId }: RoleHop,
  { region, sessionName }: Pick<Assumption, 'region' | 'sessionName'>,
  credentials: AssumingKeys | undefined,
): Promise<AssumedKeys> {
  const sts = new STSClient({ region, ...(credentials ? { credentials } : {}) });
  try {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({ RoleArn: role, RoleSessionName: sessionName, ExternalId: externalId }),
    );
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration)
      throw new Error(`sts:AssumeRole of ${role} answered without keys`);
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiresAt: given.Expiration.getTime(),
    };
  } finally {
    sts.destroy();
  }
}

import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Portal } from '../../faults/portal.ts';
import { readToolchain, type Toolchain } from '../../toolchain.ts';

/** What somebody has who deploys without the portal: the same cloud, commits, programs and roles. */
export type Hands = Pick<Portal, 'cloud' | 'dir' | 'repository' | 'keys'> & {
  readonly tools: Toolchain;
  readonly node: string;
};

export function handsOf({ cloud, dir, repository, keys }: Portal): Hands {
  const tools = readToolchain();
  return { cloud, dir, repository, keys, tools, node: tools.node };
}

/** Variables with short-lived keys of one of the environment's roles, as the runner takes them. */
export async function keysOf(hands: Hands, role: string): Promise<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = await credentialsOf(hands, role);
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}

export async function credentialsOf({ cloud, keys }: Hands, role: string) {
  const { endpoint, region, account } = cloud;
  const sts = new STSClient({ endpoint, region, credentials: keys.runner });
  const { Credentials: made } = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/${role}`, RoleSessionName: 'by-hand' }),
  );
  sts.destroy();
  if (!made?.AccessKeyId || !made.SecretAccessKey || !made.SessionToken)
    throw new Error(`no keys of ${role}`);
  return {
    accessKeyId: made.AccessKeyId,
    secretAccessKey: made.SecretAccessKey,
    sessionToken: made.SessionToken,
  };
}

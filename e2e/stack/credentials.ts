import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Running } from '#tools/demo/running.ts';

const ACCOUNT = '000000000000';
const REGION = 'ap-northeast-1';

/**
 * Settings of an AWS client that is what a process of the portal is in one step: its base key, which may only
 * assume roles, and the role.
 */
export function asRole(stack: Running, dir: string, process: 'collector' | 'runner', role: string) {
  const masterCredentials = baseKey(dir, process);
  const endpoint = stack.environment.AWS_ENDPOINT_URL ?? '';
  return {
    region: REGION,
    endpoint,
    forcePathStyle: true,
    credentials: fromTemporaryCredentials({
      masterCredentials,
      clientConfig: { region: REGION, endpoint },
      params: { RoleArn: `arn:aws:iam::${ACCOUNT}:role/${role}`, RoleSessionName: 'journey' },
    }),
  };
}

type BaseKey = { readonly accessKeyId: string; readonly secretAccessKey: string };

function baseKey(dir: string, process: 'collector' | 'runner'): BaseKey {
  const keys = JSON.parse(readFileSync(join(dir, 'base-keys.json'), 'utf8')) as Record<string, BaseKey>;
  const key = keys[process];
  if (!key) throw new Error(`no key of the ${process} in ${dir}`);
  return key;
}

/** The same of whom the account belongs to. */
export function asOwner(stack: Running, dir: string) {
  const credentials = JSON.parse(readFileSync(join(dir, 'cloud/root.json'), 'utf8')) as BaseKey;
  return { region: REGION, endpoint: stack.environment.AWS_ENDPOINT_URL ?? '', credentials };
}

type Owner = ReturnType<typeof asOwner>;
type Grant = { readonly role: string; readonly actions: readonly string[]; readonly resource: string };

/** Lets a role do more, as the account's owner would. @returns takes it back */
export async function grant(owner: Owner, { role, actions, resource }: Grant): Promise<() => Promise<void>> {
  const iam = new IAMClient(owner);
  const policy = { RoleName: role, PolicyName: 'journey' };
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }],
  });
  await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument }));
  return async () => void (await iam.send(new DeleteRolePolicyCommand(policy)));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { LocalCloud } from '../start.ts';
import { clientOptions } from './cloud.ts';

export type CollectorUser = {
  readonly arn: string;
  readonly key: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** An identity that may assume roles that trust it and nothing else: what a collector runs as. */
export async function collectorUser(cloud: LocalCloud): Promise<CollectorUser> {
  const iam = new IAMClient(clientOptions(cloud));
  const user = { UserName: 'yagura-collector' };
  await iam.send(new CreateUserCommand(user));
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
  });
  await iam.send(new PutUserPolicyCommand({ ...user, PolicyName: 'assume', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand(user));
  return {
    arn: `arn:aws:iam::${cloud.account}:user/yagura-collector`,
    key: { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
  };
}

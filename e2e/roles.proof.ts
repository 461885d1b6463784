import { CloudFormationClient, CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import {
  DeleteTableCommand,
  DynamoDBClient,
  ScanCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateSubnetCommand,
  DeleteVpcCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from './journey.ts';
import { asRole } from './stack/credentials.ts';
import { terraformState } from './stack/terraform.ts';

type Client = ReturnType<typeof asRole>;
type Attempts = Readonly<Record<string, (client: Client, ids: Ids) => Promise<unknown>>>;
type Ids = { readonly vpc: string; readonly securityGroup: string };

const EMPTY_POLICY = '{"Version":"2012-10-17","Statement":[]}';

/** What whoever ships applications must never be able to do. */
const DEPLOY_APP: Attempts = {
  'add a subnet': (c, { vpc }) =>
    new EC2Client(c).send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: '10.0.50.0/24' })),
  'delete the network': (c, { vpc }) => new EC2Client(c).send(new DeleteVpcCommand({ VpcId: vpc })),
  'change the security group': (c, { securityGroup }) =>
    new EC2Client(c).send(
      new RevokeSecurityGroupEgressCommand({ GroupId: securityGroup, IpPermissions: [HTTPS_OUT] }),
    ),
  'delete the table': (c) =>
    new DynamoDBClient(c).send(new DeleteTableCommand({ TableName: 'items-dev-data' })),
  'change the table': (c) => new DynamoDBClient(c).send(changeOf('items-dev-data')),
  'read items': (c) => new DynamoDBClient(c).send(new ScanCommand({ TableName: 'items-dev-data' })),
  'widen a role': (c) => new IAMClient(c).send(policyOn('items-dev-api')),
  'make a role': (c) => new IAMClient(c).send(newRole('items-dev-x')),
  'replace code past CloudFormation': (c) => new LambdaClient(c).send(codeOf('items-dev-api')),
  'read the secret': (c) =>
    new SecretsManagerClient(c).send(new GetSecretValueCommand({ SecretId: 'items-dev-cursor-key' })),
  'change another environment’s stack': (c) =>
    new CloudFormationClient(c).send(changeSetOn('items-prod-app')),
  'write another environment’s artifacts': (c) => new S3Client(c).send(artifactOf('items-prod')),
};

/** What a role of items/dev must never be able to do to items/prod. */
const DEPLOY_INFRA: Attempts = {
  'delete another environment’s table': (c) =>
    new DynamoDBClient(c).send(new DeleteTableCommand({ TableName: 'items-prod-data' })),
  'widen another environment’s role': (c) => new IAMClient(c).send(policyOn('items-prod-api')),
  'widen its own role': (c) => new IAMClient(c).send(policyOn('yagura-items-dev-deploy-infra')),
  'read items': (c) => new DynamoDBClient(c).send(new ScanCommand({ TableName: 'items-dev-data' })),
  'replace code': (c) => new LambdaClient(c).send(codeOf('items-dev-api')),
};

const PLAN: Attempts = {
  'make a role': (c) => new IAMClient(c).send(newRole('items-dev-x')),
  'write an artifact': (c) => new S3Client(c).send(artifactOf('items-dev')),
  'change the table': (c) => new DynamoDBClient(c).send(changeOf('items-dev-data')),
};

for (const [role, attempts] of Object.entries({
  'deploy-app': DEPLOY_APP,
  'deploy-infra': DEPLOY_INFRA,
  plan: PLAN,
})) {
  test(`${role} of items/dev is refused by the cloud what is not its own`, async ({ stack, stackDir }) => {
    const client = asRole(stack, stackDir, 'runner', `yagura-items-dev-${role}`);
    const state = terraformState(stackDir, 'items/dev');
    const ids = {
      vpc: state.idOf('aws_vpc', 'main'),
      securityGroup: state.idOf('aws_security_group', 'lambda'),
    };
    await new STSClient(client).send(new GetCallerIdentityCommand({}));
    for (const [what, attempt] of Object.entries(attempts)) {
      const answer = await attempt(client, ids).then(
        () => 'allowed',
        (error: Error) => error.name,
      );
      expect
        .soft(answer, `${role} may not ${what}`)
        .toMatch(/^(AccessDenied(Exception)?|UnauthorizedOperation)$/);
    }
  });
}

test('each process can become only the roles of its own steps', async ({ stack, stackDir }) => {
  const become = async (process: 'collector' | 'runner', role: string) => {
    const sts = new STSClient(asRole(stack, stackDir, process, `yagura-items-dev-${role}`));
    return sts.send(new GetCallerIdentityCommand({})).then(
      () => 'allowed',
      (error: Error) => error.name,
    );
  };
  expect(await become('collector', 'read')).toBe('allowed');
  expect(await become('runner', 'deploy-app')).toBe('allowed');
  for (const role of ['plan', 'deploy-infra', 'deploy-app']) {
    expect(await become('collector', role), role).toBe('AccessDenied');
  }
});

test('deploy-app can do its own work', async ({ stack, stackDir }) => {
  const client = asRole(stack, stackDir, 'runner', 'yagura-items-dev-deploy-app');
  await new S3Client(client).send(artifactOf('items-dev'));
  await expect(
    new S3Client(client).send(new HeadBucketCommand({ Bucket: bucketOf('items-prod') })),
  ).rejects.toThrow();
});

const HTTPS_OUT = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

const policyOn = (RoleName: string) =>
  new PutRolePolicyCommand({ RoleName, PolicyName: 'x', PolicyDocument: EMPTY_POLICY });
const newRole = (RoleName: string) =>
  new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: EMPTY_POLICY });
const changeOf = (TableName: string) => new UpdateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST' });
const codeOf = (FunctionName: string) =>
  new UpdateFunctionCodeCommand({ FunctionName, ZipFile: new Uint8Array([0]) });
const changeSetOn = (StackName: string) =>
  new CreateChangeSetCommand({ StackName, ChangeSetName: 'x', TemplateBody: '{}' });
const bucketOf = (prefix: string) => `${prefix}-artifacts-000000000000`;
const artifactOf = (prefix: string) =>
  new PutObjectCommand({ Bucket: bucketOf(prefix), Key: 'sam/proof', Body: 'x' });

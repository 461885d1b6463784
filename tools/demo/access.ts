import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  EntityAlreadyExistsException,
  GetUserCommand,
  IAMClient,
  NoSuchEntityException,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { LocalCloud } from '#infra/local/start.ts';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Toolchain } from '../toolchain.ts';
import { runCommand } from './child-process.ts';
import { rolesNamed, teamAccess } from './own-systems.ts';

export type BaseKey = { readonly accessKeyId: string; readonly secretAccessKey: string };
export type BaseKeys = { readonly collector: BaseKey; readonly runner: BaseKey };

const PROCESSES = ['collector', 'runner'] as const;

/**
 * What an adopter does by hand once: an identity each for collector and runner that may only assume Yagura's
 * roles, then `infra/account` and `infra/portal/access`. The only thing done as the emulator's root.
 */
export async function grantAccess(
  cloud: LocalCloud,
  tools: Toolchain,
  root: string,
  dir: string,
  {
    own,
    readBill = false,
  }: {
    /** Somebody else's `portal.yaml`: just the roles that it names are made. */
    readonly own?: PortalConfig | undefined;
    /** Whether the read roles of the shipped systems may see the account's bill. */
    readonly readBill?: boolean;
  } = {},
): Promise<BaseKeys> {
  const keys = await baseKeys(
    cloud,
    dir,
    // With that of the onboarding template, by which is found what the file does not name yet.
    own
      ? [...rolesNamed(own), `arn:aws:iam::${cloud.account}:role/yagura-read`]
      : [`arn:aws:iam::${cloud.account}:role/yagura-*`],
  );
  const user = (name: string) => `arn:aws:iam::${cloud.account}:user/yagura-${name}`;
  const principal = (name: string) => `["${user(name)}"]`;
  const apply = (folder: string, variables: Readonly<Record<string, string>>) =>
    terraformApply(cloud, tools, root, dir, folder, variables);
  await Promise.all([
    apply('infra/account', {}),
    own
      ? apply('infra/portal/access/team', {
          environments: JSON.stringify(teamAccess(own)),
          collector_principal_arn: user('collector'),
          runner_principal_arn: user('runner'),
          aws_region: cloud.region,
          full_iam_evaluation: 'false',
        })
      : apply('infra/portal/access', {
          collector_principal_arns: principal('collector'),
          runner_principal_arns: principal('runner'),
          read_bill: String(readBill),
          full_iam_evaluation: 'false',
        }),
  ]);
  return keys;
}

async function baseKeys(cloud: LocalCloud, dir: string, roles: readonly string[]): Promise<BaseKeys> {
  const file = join(dir, 'base-keys.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BaseKeys) : undefined;
  const iam = new IAMClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.rootCredentials,
  });
  const made = {} as Record<(typeof PROCESSES)[number], BaseKey>;
  for (const name of PROCESSES) {
    const user = `yagura-${name}`;
    const known = await userExists(iam, user);
    made[name] = known && kept ? kept[name] : await newKey(iam, user);
    await iam.send(
      new PutUserPolicyCommand({
        UserName: user,
        PolicyName: 'assume-yagura-roles',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: roles,
            },
          ],
        }),
      }),
    );
  }
  iam.destroy();
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

async function userExists(iam: IAMClient, UserName: string): Promise<boolean> {
  try {
    await iam.send(new GetUserCommand({ UserName }));
    return true;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return false;
    throw error;
  }
}

async function newKey(iam: IAMClient, UserName: string): Promise<BaseKey> {
  try {
    await iam.send(new CreateUserCommand({ UserName }));
  } catch (error) {
    if (!(error instanceof EntityAlreadyExistsException)) throw error;
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  if (!AccessKey?.AccessKeyId || !AccessKey.SecretAccessKey)
    throw new Error(`no access key was made for ${UserName}`);
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

/** Applies a root of this repository as the emulator's root, with its state in `dir`. */
export async function terraformApply(
  cloud: LocalCloud,
  tools: Toolchain,
  root: string,
  dir: string,
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const name = folder.replaceAll('/', '-');
  const state = join(dir, 'bootstrap-state', `${name}.tfstate`);
  mkdirSync(join(dir, 'bootstrap-state'), { recursive: true });
  const step = (args: readonly string[]) =>
    runCommand({
      name: `terraform ${args[0]} ${folder}`,
      command: tools.terraform,
      args,
      cwd: join(root, folder),
      env: {
        PATH: '/usr/bin:/bin',
        HOME: dir,
        TF_CLI_CONFIG_FILE: tools.terraformCliConfig,
        TF_DATA_DIR: join(dir, 'bootstrap-state', name),
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ENDPOINT_URL: cloud.endpoint,
        AWS_REGION: cloud.region,
        AWS_ACCESS_KEY_ID: cloud.rootCredentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: cloud.rootCredentials.secretAccessKey,
      },
      logFile: join(dir, 'logs', `${name}.log`),
    });
  await step([
    'init',
    '-input=false',
    '-no-color',
    '-lockfile=readonly',
    '-reconfigure',
    `-backend-config=path=${state}`,
  ]);
  const set = Object.entries(variables).map(([key, value]) => `-var=${key}=${value}`);
  await step(['apply', '-input=false', '-no-color', '-auto-approve', ...set]);
}

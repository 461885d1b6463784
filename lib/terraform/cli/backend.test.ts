import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placeState, type StateLocation, stateFile, stateKey, tokenVariable } from './backend.ts';
import { TERRAFORM } from './terraform.ts';

function placed(state: StateLocation): string {
  const folder = mkdtempSync(join(tmpdir(), 'yagura-backend-'));
  try {
    placeState(folder, state);
    return readFileSync(join(folder, 'yagura_override.tf'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const S3 = { kind: 's3', bucket: 'states', key: 'shop/dev', region: 'eu-west-1', lock: 'native' } as const;

it('an S3 state locks as its repository does: by an object, by a table, or not at all', () => {
  expect(placed(S3)).toContain('use_lockfile = true');
  const table = placed({ ...S3, lock: { table: 'locks' } });
  expect(table).toContain('dynamodb_table = "locks"');
  expect(table).not.toContain('use_lockfile');
  expect(placed({ ...S3, lock: 'none' })).not.toMatch(/use_lockfile|dynamodb_table/);
});

it('key, role and workspaces are those of the state, and no text is worked out', () => {
  const text = placed({
    ...{
      ...S3,
      key: ['a$', '{b}'].join(''),
      kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/k',
      workspacePrefix: 'ws',
    },
    ...{ role: 'arn:aws:iam::111122223333:role/state', externalId: 'ours' },
  });
  expect(text.split('\n').map((each) => each.trim())).toEqual([
    ...['terraform {', 'backend "s3" {', 'bucket = "states"', `key = "a$$\{b}"`, 'region = "eu-west-1"'],
    ...['encrypt = true', 'use_lockfile = true', 'kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/k"'],
    'workspace_key_prefix = "ws"',
    'assume_role = { role_arn = "arn:aws:iam::111122223333:role/state", external_id = "ours" }',
    ...['}', '}', ''],
  ]);
});

it('a state of HCP Terraform is a cloud block, and its token a variable of its host', () => {
  const state = {
    kind: 'hcp',
    hostname: 'tfe.my-corp.example',
    organization: 'acme',
    workspace: 'net',
  } as const;
  expect(
    placed(state)
      .split('\n')
      .map((each) => each.trim()),
  ).toEqual([
    ...['terraform {', 'cloud {', 'hostname = "tfe.my-corp.example"', 'organization = "acme"'],
    ...['workspaces {', 'name = "net"', '}', '}', '}', ''],
  ]);
  expect(tokenVariable(state)).toBe('TF_TOKEN_tfe_my__corp_example');
});

it('a workspace’s state is where Terraform keeps it', () => {
  expect(stateKey(S3)).toBe('shop/dev');
  expect(stateKey({ ...S3, workspace: 'blue' })).toBe('env:/blue/shop/dev');
  expect(stateKey({ ...S3, workspace: 'blue', workspacePrefix: 'ws' })).toBe('ws/blue/shop/dev');
  expect(stateFile({ path: 'shop/dev/s.tfstate' })).toBe('shop/dev/s.tfstate');
  expect(stateFile({ path: 'shop/dev/s.tfstate', workspace: 'blue' })).toBe(
    'shop/dev/blue/terraform.tfstate',
  );
});

/** There is no OpenTofu here to run: it takes the same words, which its documentation of each command lists. */
it('Terraform and OpenTofu are called with the same arguments', () => {
  expect(TERRAFORM.init('readonly').args).toEqual(['init', '-input=false', '-lockfile=readonly', '-json']);
  expect(TERRAFORM.init('write').args).toEqual(['init', '-input=false', '-json']);
  expect(TERRAFORM.workspace('blue').args).toEqual(['workspace', 'select', '-or-create=true', 'blue']);
  expect(TERRAFORM.apply('/in/p').args).toEqual([
    'apply',
    '-input=false',
    '-json',
    '-lock-timeout=300s',
    '/in/p',
  ]);
  expect(TERRAFORM.plan({ file: '/out/p', variables: ['-var=a=b'], locking: false }).args).toEqual([
    ...['plan', '-input=false', '-json', '-lock=false', '-out=/out/p', '-var=a=b'],
  ]);
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { variablesOf } from './variables.ts';

const dir = mkdtempSync(join(tmpdir(), 'yagura-variables-'));
afterAll(() => rmSync(dir, { recursive: true }));

it('tells variables that need a value from those that have one', async () => {
  const files = {
    'infra/variables.tf': [
      'variable "region" {\n  type = string\n}',
      'variable "size" {\n  default = 3\n}',
      'variable "owner" {\n  type = string\n}',
      'variable "vpc_id" {\n  type = string\n}',
    ].join('\n'),
    'infra/more.tf': 'variable "zone" {}\nlocals {\n  variable = "no block"\n}\n',
    'infra/terraform.tfvars': 'zone = "a"\n',
    'infra/environments/dev.tfvars': 'owner = "platform" # of all\n',
    'infra/environments/dev.tfvars.json': '{ "region": "eu-west-1" }',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  execFileSync('git', ['-C', dir, 'init', '-q']);
  execFileSync('git', ['-C', dir, 'add', '.']);
  const declared = await variablesOf(dir, 'infra', [
    'environments/dev.tfvars',
    'environments/dev.tfvars.json',
  ]);
  expect(Object.fromEntries(declared.map(({ name, required }) => [name, required]))).toEqual({
    ...{ region: false, size: false, owner: false, vpc_id: true, zone: false },
  });
});

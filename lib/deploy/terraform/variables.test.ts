import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepOddPaths } from '../odd-paths.ts';
import { variablesOf } from './variables.ts';

const own = mkdtempSync(join(tmpdir(), 'yagura-variables-'));
const dir = join(own, 'source');
afterAll(() => rmSync(own, { recursive: true }));

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
  await keepOddPaths(dir, new Map());
  const declared = await variablesOf(dir, 'infra', [
    'environments/dev.tfvars',
    'environments/dev.tfvars.json',
  ]);
  expect(Object.fromEntries(declared.map(({ name, required }) => [name, required]))).toEqual({
    ...{ region: false, size: false, owner: false, vpc_id: true, zone: false },
  });
});

import { describe, expect, it } from 'vitest';
import { parseHcl } from '../hcl/parse.ts';
import { terragruntRefusals, terragruntSource } from './terragrunt-check.ts';

const refused = (text: string) =>
  terragruntRefusals(parseHcl(text)).map(({ line, what }) => `${line} ${what}`);

describe('a file of Terragrunt', () => {
  it.each([
    ['locals {\n  who = run_cmd("id")\n}', '2 run_cmd: runs a program'],
    [`inputs = { who = "\${run_cmd("--terragrunt-quiet", "id")}" }`, '1 run_cmd: runs a program'],
    ['terraform {\n  before_hook "x" {\n    execute = ["id"]\n  }\n}', '2 before_hook: runs a program'],
    ['terraform {\n  error_hook "x" {}\n}', '2 error_hook: runs a program'],
    ['remote_state {\n  backend = "s3"\n  config = {}\n}', '1 remote_state without generate'],
    ['remote_state = { backend = "s3" }', '1 remote_state without generate'],
    ['dependency "vpc" {\n  config_path = "../vpc"\n}', '1 dependency: outputs of other units'],
    [`include "root" {\n  path = "\${get_env("X")}/root.hcl"\n}`, '1 include: its path is worked out'],
    ['include "root" {\n  path = find_in_parent_folders("root.txt")\n}', '1 include: its path is worked out'],
    [
      'locals {\n  a = read_terragrunt_config("a.json")\n}',
      '2 read_terragrunt_config: its file is worked out',
    ],
    ['locals {\n  a = ', 'cannot be read as Terragrunt'],
  ])('%s is refused', (text, why) => {
    expect(refused(text).join()).toContain(why);
  });

  it('of the usual kind is taken', () => {
    expect(
      refused(`
include "root" {
  path = find_in_parent_folders("root.hcl")
}
include {
  path = find_in_parent_folders()
}
locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl"))
  # run_cmd("id")
}
remote_state {
  backend = "s3"
  generate = { path = "backend.tf", if_exists = "overwrite_terragrunt" }
  config = { bucket = "states", key = "\${path_relative_to_include()}/terraform.tfstate" }
}
generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite_terragrunt"
  contents  = <<EOF
provider "aws" {}
EOF
}
terraform {
  source = "../../modules//vpc"
}
inputs = { name = "vpc" }
`),
    ).toEqual([]);
  });

  it.each([
    ['terraform {\n  source = "../../modules//vpc"\n}', { line: 2, path: '../../modules/vpc' }],
    ['terraform {\n  source = "git::https://example.org/m.git"\n}', { line: 2, path: undefined }],
    [`terraform {\n  source = "\${get_repo_root()}//m"\n}`, { line: 2, path: undefined }],
    ['inputs = {}', undefined],
  ])('%s works on %j', (text, source) => {
    expect(terragruntSource(parseHcl(text))).toEqual(source);
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TERRAFORM } from '#lib/terraform/cli/terraform.ts';
import { wrapperOf } from '../component-services.ts';
import { planning, showing } from './plan.ts';
import { rootForTest } from './root-in-test.ts';

/**
 * No Terragrunt: a stand-in that writes down what it is asked, and does what Terragrunt says of itself: it copies the source and the unit
 * to its own folder and starts Terraform there. Terraform is itself.
 */
const STAND_IN = (record: string) => `#!/bin/sh
echo "$PWD|$TG_NON_INTERACTIVE $TG_NO_AUTO_INIT $TG_BACKEND_BOOTSTRAP $TG_TF_FORWARD_STDOUT|$*" >> ${record}
[ "$1 $2" = "run --" ] || exit 64
shift 2
mkdir -p "$TG_DOWNLOAD_DIR/unit"
cp ../../modules/one/*.tf "$TG_DOWNLOAD_DIR/unit/"
cp ./*.tf "$TG_DOWNLOAD_DIR/unit/"
cd "$TG_DOWNLOAD_DIR/unit"
TF_VAR_said=unit exec "$TG_TF_PATH" "$@"
`;

const FILES: Readonly<Record<string, string>> = {
  'root.hcl':
    'remote_state {\n  backend = "s3"\n  generate = { path = "backend.tf", if_exists = "overwrite" }\n}\n',
  'live/one/terragrunt.hcl': `
include "root" {
  path = find_in_parent_folders("root.hcl")
}
terraform {
  source = "../../modules//one"
}
inputs = { said = "unit" }
`,
  'modules/one/main.tf': `
variable "said" {}
resource "terraform_data" "one" {
  input = var.said
}
`,
  'live/hooked/terragrunt.hcl': 'terraform {\n  source = "../../modules/one"\n}\n',
};

let dir: string;
let address: string;
let commit: string;
let record: string;
let root: Awaited<ReturnType<typeof rootForTest>>;

const git = (...args: string[]) =>
  String(
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: address }),
  ).trim();

function committed(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(address, name)), { recursive: true });
    writeFileSync(join(address, name), text);
  }
  git('add', '.');
  git('commit', '-qm', 'files');
  return git('rev-parse', 'HEAD');
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-tg-'));
  [address, record] = [join(dir, 'repository'), join(dir, 'record')];
  mkdirSync(address);
  git('init', '-q', '-b', 'main');
  commit = committed(FILES);
  writeFileSync(join(dir, 'terragrunt'), STAND_IN(record));
  chmodSync(join(dir, 'terragrunt'), 0o755);
  root = await rootForTest('none', undefined, undefined, { terragrunt: join(dir, 'terragrunt') });
});
beforeEach(() => writeFileSync(record, ''));
afterAll(async () => {
  await root?.end();
  rmSync(dir, { recursive: true, force: true });
});

const UNIT = { wrapper: 'terragrunt', directory: 'live/one' } as const;
const asked = () =>
  readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

it('init, plan, state and apply go through Terragrunt; what people agree to is shown by Terraform alone', async () => {
  const first = await root.openedCommit({ address, commit }, UNIT);
  // Its own inputs give the value that the variable has no default for.
  expect(first.variables).toEqual([{ name: 'said', required: false }]);
  const component = { ...root.component, ...UNIT };
  const file = (await first.step(planning(component, {}))).results['plan-file'] ?? Buffer.alloc(0);
  const shown = await first.step(showing(file));
  expect(shown.failure).toBeUndefined();
  expect(JSON.parse(String(shown.results['show-plan'])).resource_changes).toMatchObject([
    { address: 'terraform_data.one', change: { actions: ['create'], after: { input: 'unit' } } },
  ]);
  await first.close();
  const second = await root.openedCommit({ address, commit }, UNIT);
  const applied = await second.step({
    ...{ name: 'apply', writesState: true, files: { 'plan.tfplan': file } },
    commands: (seen) => [TERRAFORM.apply(seen('/in/plan.tfplan')), TERRAFORM.showState],
  });
  expect(applied.failure).toBeUndefined();
  expect(String(applied.results['show-state'])).toContain('terraform_data.one');
  expect(readFileSync(root.statePath('hello/dev'), 'utf8')).toContain('terraform_data');
  await second.close();

  const opening = ['run -- init -input=false -lockfile=readonly -json', 'run -- state pull'];
  expect(asked().map(([, , args = '']) => args.replaceAll(/\/\S+/g, '…'))).toEqual([
    ...opening,
    'run -- plan -input=false -json -lock=false -out=…',
    ...opening,
    'run -- apply -input=false -json -lock-timeout=300s …',
    'run -- show -json',
  ]);
  expect(new Set(asked().map(([, variables]) => variables))).toEqual(new Set(['true true false true']));
  expect(asked().every(([folder]) => folder?.endsWith('/source/live/one'))).toBe(true);
});

it('a program that any file of it would run is refused before anything is started', async () => {
  const hook = 'terraform {\n  after_hook "x" {\n    execute = ["id"]\n  }\n}\n';
  const hooked = committed({ 'live/hooked/other.hcl': hook });
  await expect(root.openedCommit({ address, commit: hooked }, UNIT)).rejects.toThrow(
    'live/hooked/other.hcl:2 after_hook: runs a program',
  );
  await expect(root.openedCommit({ address, commit }, { ...UNIT, directory: 'modules/one' })).rejects.toThrow(
    'modules/one/terragrunt.hcl:1 is not there',
  );
  expect(readFileSync(record, 'utf8')).toBe('');
});

it('a runner without Terragrunt says which setting names it', () => {
  expect(() => wrapperOf({}, { name: 'one', wrapper: 'terragrunt' })).toThrow(/YAGURA_TERRAGRUNT/);
  expect(wrapperOf({}, { name: 'one' })).toBeUndefined();
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootForTest } from '#lib/deploy/terraform/root-in-test.ts';
import { noBubblewrap } from '#lib/isolation/in-test.ts';
import { TERRAFORM } from '#lib/terraform/cli/terraform.ts';
import { readToolchain } from '../toolchain.ts';

const kind = (await noBubblewrap()) === undefined ? 'bubblewrap' : 'none';
const LOCK = '.terraform.lock.hcl';
const OF_AWS = `terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
data "aws_region" "here" {}
`;

let root: Awaited<ReturnType<typeof rootForTest>>;
beforeAll(async () => {
  root = await rootForTest(kind, undefined, readToolchain().terraformCliConfig);
});
afterAll(() => root?.end());

function committed(files: Readonly<Record<string, string>>): { address: string; commit: string } {
  const address = mkdtempSync(join(root.dir, 'repository-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(address, name), text);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', address, '-c', 'user.name=t', '-c', 'user.email=t@x.org', ...args]);
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'one');
  return { address, commit: git('rev-parse', 'HEAD').toString().trim() };
}

describe('roots as adopters have them, opened by the real Terraform', () => {
  it('a workspace of a local state is made, planned and applied in, and `terraform.workspace` is its name', async () => {
    const files = { 'main.tf': 'resource "terraform_data" "x" {\n  input = terraform.workspace\n}\n' };
    const state = {
      kind: 'local',
      path: 'shop/dev/terraform.tfstate',
      workspace: 'blue',
      mayBeEmpty: false,
    } as const;
    const planned = await root.openedCommit(committed(files), { state });
    expect(planned.state).toEqual({});
    const { results } = await planned.step({
      ...{ name: 'plan', plan: '/out/p' },
      commands: (seen) => [TERRAFORM.plan({ file: seen('/out/p'), variables: [], locking: false })],
    });
    await planned.close();
    const plan = results['plan-file'] ?? Buffer.alloc(0);
    const applied = await root.openedCommit(committed(files), { state });
    const { failure } = await applied.step({
      ...{ name: 'apply', writesState: true, files: { p: plan } },
      commands: (seen) => [TERRAFORM.apply(seen('/in/p'))],
    });
    expect(failure).toBeUndefined();
    await applied.close();
    const file = join(dirname(root.statePath('shop/dev')), 'blue/terraform.tfstate');
    expect(readFileSync(file, 'utf8')).toContain('"value": "blue"');
    expect(existsSync(root.statePath('shop/dev'))).toBe(false);
    const again = await root.openedCommit(committed(files), { state });
    expect(again.state.serial).toBeGreaterThan(0);
    await again.close();
  });

  it('a lock file that is lacking is refused with the command that makes it', async () => {
    await expect(root.openedCommit(committed({ 'main.tf': OF_AWS }))).rejects.toThrow(
      `${LOCK}:1 is not in the commit: run \`terraform -chdir=. providers lock`,
    );
  });

  it('or made with the plan; placed for the apply, the same versions are installed', async () => {
    const made = await root.openedCommit(committed({ 'main.tf': OF_AWS }), { lockfile: 'generate' });
    const lock = made.lock ?? Buffer.alloc(0);
    const versions = made.tools.providers;
    await made.close();
    expect(String(lock)).toContain('provider "registry.terraform.io/hashicorp/aws"');
    const placed = await root.openedCommit(
      committed({ 'main.tf': OF_AWS }),
      { lockfile: 'generate' },
      { [LOCK]: lock },
    );
    expect(placed.lock).toBeUndefined();
    expect(placed.tools.providers).toEqual(versions);
    await placed.close();
  });

  it('a provider that portal.yaml does not name is refused before init, in the lock file too', async () => {
    const lock = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "1.0.0"\n}\n';
    const other = lock.replace('hashicorp/aws', 'hashicorp/random');
    await expect(
      root.openedCommit(committed({ 'main.tf': OF_AWS, [LOCK]: `${lock}${other}` })),
    ).rejects.toThrow(
      `${LOCK}:4 provider registry.terraform.io/hashicorp/random: not an allowed provider; portal.yaml allows hashicorp/aws`,
    );
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readToolchain } from '#tools/toolchain.ts';
import { output } from '../output.ts';
import { ciPlan, reportsMarkdown } from './plan.ts';

// A real Terraform plans a root of its built-in provider, which needs no download: what it prints is what is read.
const ROOT = `
resource "terraform_data" "table" {
  input = var.name
}
output "table_name" { value = terraform_data.table.output }
variable "name" { default = "orders" }
`;
const PORTAL = `version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: orders
    environments:
      dev:
        account: '123456789012'
        region: eu-west-1
        roles: { read: 'arn:aws:iam::123456789012:role/shop-dev-read' }
        components:
          network:
            engine: terraform
            directory: infra
            state: { kind: local, path: shop/dev/terraform.tfstate }
            refs: [main]
            approvals: 0
          api:
            engine: cloudformation
            template: template.yaml
            stack: shop-dev-api
            refs: [main]
            approvals: 0
            inputs: { TableName: network.table_name }
`;
const TEMPLATE = `Parameters: { TableName: { Type: String } }
Resources:
  Queue: { Type: 'AWS::SQS::Queue' }
`;

let folder: string;
const terraform = (...args: string[]) =>
  execFileSync(readToolchain().terraform, ['-chdir=infra', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: readToolchain().terraformCliConfig },
  });
function planned(): string {
  terraform('plan', '-input=false', '-no-color', '-out=tfplan');
  const file = join(folder, 'plan.json');
  writeFileSync(file, terraform('show', '-json', 'tfplan'));
  return file;
}
const said: string[] = [];
const quiet = output(false, { write: (text) => said.push(String(text)) }, { write: () => true });
const report = (plans: readonly string[]) =>
  ciPlan(quiet, {
    environment: 'shop/dev',
    plans,
    config: join(folder, 'portal.yaml'),
    root: folder,
    out: join(folder, 'report'),
    language: 'en',
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yagura-ci-plan-'));
  mkdirSync(join(folder, 'infra'));
  writeFileSync(join(folder, 'infra/main.tf'), ROOT);
  writeFileSync(join(folder, 'portal.yaml'), PORTAL);
  writeFileSync(join(folder, 'template.yaml'), TEMPLATE);
  terraform('init', '-input=false', '-no-color');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tells what a real plan creates, and what is not planned on a pull request', async () => {
  expect(await report([`network=${planned()}`])).toBe(0);
  const text = readFileSync(join(folder, 'report/report.md'), 'utf8');
  expect(text).toContain('### `shop/dev`');
  expect(text).toContain('**`network`**: 1 to create, 0 to change, 0 to replace, 0 to destroy');
  expect(text).toContain('| create | `terraform_data.table` | `terraform_data` |');
  expect(text).toContain('Not planned here: `api`.');
  expect(text).toContain('```mermaid\nflowchart LR');
  expect(readFileSync(join(folder, 'report/diagram.svg'), 'utf8')).toContain('<svg');
});

it('holds the contract: an unchanged output is there, one that goes away is named with who takes it', async () => {
  terraform('apply', '-auto-approve', '-input=false', '-no-color');
  expect(await report([`network=${planned()}`])).toBe(0);
  expect(readFileSync(join(folder, 'report/report.md'), 'utf8')).toContain('**`network`**: no changes');
  writeFileSync(join(folder, 'infra/main.tf'), ROOT.replace('"table_name"', '"name_of_table"'));
  expect(await report([`network=${planned()}`])).toBe(1);
  const broken = JSON.parse(readFileSync(join(folder, 'report/report.json'), 'utf8'));
  expect(broken.contract).toEqual(['network removes output table_name, which api.TableName takes']);
  writeFileSync(join(folder, 'template.yaml'), TEMPLATE.replace('TableName', 'Table'));
  await report([`network=${planned()}`]);
  expect(JSON.parse(readFileSync(join(folder, 'report/report.json'), 'utf8')).contract).toContain(
    'api is given TableName, a parameter that its template does not have',
  );
});

it('names a component that is not there, and a file that is no plan', async () => {
  const file = planned();
  await expect(report([`netwrk=${file}`])).rejects.toThrow(
    'shop/dev has no Terraform component netwrk; known: network',
  );
  writeFileSync(file, '{"format_version":"1.0","values":{}}');
  await expect(report([`network=${file}`])).rejects.toThrow(
    'network: no plan as `terraform show -json` prints it',
  );
});

it('puts reports of several environments into one text of a given length', async () => {
  const file = join(folder, 'report/report.json');
  expect(reportsMarkdown([file, file], 'ja', 65_536).match(/### `shop\/dev`/g)).toHaveLength(2);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBubblewrap } from '#lib/isolation/in-test.ts';
import { TERRAFORM } from '#lib/terraform/cli/terraform.ts';
import { rootForTest } from './root-in-test.ts';

const why = await noBubblewrap();
const kinds = [...(why === undefined ? (['bubblewrap'] as const) : []), 'none' as const];

/** Behind walls each clone lies at the same place, so that a plan that names it can be applied in another. */
const configuration = (kind: string) => ({
  'main.tf': `
variable "said" {
  default = "hello"
}
resource "terraform_data" "one" {
  input = "\${var.said} from \${${kind === 'none' ? '"here"' : 'path.cwd'}}"
}
`,
});

describe.each(kinds)('Terraform in steps of kind %s', (kind) => {
  let root: Awaited<ReturnType<typeof rootForTest>>;
  beforeAll(async () => {
    root = await rootForTest(kind);
  });
  afterAll(() => root?.end());

  it('plans in one clone and applies that very file in another; the state is where portal.yaml says', async () => {
    const { file, shown } = await root.planned(configuration(kind));
    expect(JSON.parse(shown)).toMatchObject({
      resource_changes: [{ address: 'terraform_data.one', change: { actions: ['create'] } }],
    });
    expect(existsSync(root.statePath('hello/dev'))).toBe(false);
    const { step } = await root.opened(configuration(kind));
    const { 'show-state': state } = await step({
      ...{ name: 'apply', writesState: true, files: { 'plan.tfplan': file } },
      commands: (seen) => [TERRAFORM.apply(seen('/in/plan.tfplan')), TERRAFORM.showState],
    });
    expect(String(state)).toContain('terraform_data.one');
    expect(readFileSync(root.statePath('hello/dev'), 'utf8')).toContain('terraform_data');
    expect(readdirSync(dirname(root.statePath('hello/dev')))).toEqual(['terraform.tfstate']);
  });

  it('says what Terraform said when it fails', async () => {
    await expect(
      root.planned({ 'main.tf': 'locals { a = b.c }\noutput "a" { value = local.a }' }),
    ).rejects.toThrow(/Reference to undeclared resource/);
    await expect(root.opened({ 'main.tf': 'locals {' })).rejects.toThrow(/main\.tf|Unclosed|brace/i);
  });
});

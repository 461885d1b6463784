import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, noBubblewrap } from '#lib/isolation/in-test.ts';
import { rootForTest } from './root-in-test.ts';

const why = await noBubblewrap();

/** What the reviewer of 28 November read through a plan; each in a template feature that the static check missed. */
const READS = {
  'a heredoc line that looks like a comment': `
locals {
  read = [for path in var.paths : <<-TEXT
    # \${try(file(path), "refused")}
  TEXT
  ]
}`,
  'a template that calls file': `
locals {
  read = [for each in var.paths : try(templatefile("\${path.module}/read.tftpl", { path = each }), "refused")]
}`,
  'a comment between the name and the bracket': `
locals {
  read = [for path in var.paths : try(file # a comment
  (path), "refused")]
}`,
} as const;

describe.skipIf(why !== undefined)('wall row 1: a plan that reads what it should not', () => {
  let root: Awaited<ReturnType<typeof rootForTest>>;
  beforeAll(async () => {
    root = await rootForTest('bubblewrap');
    for (const key of ['items/prod', 'hello/dev']) {
      mkdirSync(dirname(root.statePath(key)), { recursive: true });
      writeFileSync(root.statePath(key), key === 'items/prod' ? 'the state of items/prod' : '');
    }
    writeFileSync(join(root.dir, 'plan-key'), 'the plan key');
  });
  afterAll(() => root?.end());

  const planned = (configuration: string) =>
    root.planned({ 'main.tf': configuration, 'read.tftpl': `\${file(path)}` });

  const outputOf = (shown: string): string =>
    String(
      (JSON.parse(shown) as { planned_values: { outputs: { read: { value: string } } } }).planned_values
        .outputs.read.value,
    );

  it.each(Object.entries(READS))('%s: reads the step, and nothing of the runner', async (_, read) => {
    const paths = [
      '/work/source/main.tf',
      `/proc/${process.pid}/environ`,
      '/etc/shadow',
      join(root.dir, 'plan-key'),
      root.statePath('items/prod'),
      '/state/../items/prod/terraform.tfstate',
    ];
    const { shown } = await planned(`
variable "paths" {
  default = ${JSON.stringify(paths)}
}
${read}
output "read" {
  value = jsonencode(local.read)
}`);
    const [own, ...others] = JSON.parse(outputOf(shown)) as string[];
    expect(own).toContain('output "read"');
    expect(others).toHaveLength(paths.length - 1);
    for (const each of others) expect(each).toContain('refused');
  });

  it('finds in all of /proc and its environment no key, no address and no folder of the runner', async () => {
    const { shown } = await planned(`
locals {
  files = fileset("/proc", "*/{environ,cmdline,mountinfo}")
}
output "read" {
  value = join("\\n", [for each in local.files : try(replace(file("/proc/\${each}"), "\\u0000", " "), filebase64("/proc/\${each}"), "refused")])
}`);
    const words = outputOf(shown)
      .split('\n')
      .map((each) => `${each} ${Buffer.from(each, 'base64')}`)
      .join('\n');
    expect(words).toContain('terraform');
    for (const secret of ['hidden', 'AKIATEST', 'DATABASE_URL', 'YAGURA_', 'items/prod', String(process.pid)])
      expect(words).not.toContain(secret);
  });

  it('a plan on hello/dev cannot open the state of items/prod, nor write its own', async () => {
    const { shown } = await planned(`
output "read" {
  value = join(",", concat(tolist(fileset("/state", "**")), tolist(fileset("/work/source", "**/*.tfstate"))))
}`);
    expect(outputOf(shown)).toBe('terraform.tfstate');
    const workspace = await root.isolation.claim();
    const folders = [{ at: '/state', from: dirname(root.statePath('hello/dev')) }];
    const script = 'ls -a /state; echo changed > /state/terraform.tfstate; echo new > /state/new';
    const { codes } = await root.isolation.run(
      {
        ...{ workspace, name: 'try', folders, cwd: '/state', env: {}, limits: LIMITS },
        commands: [{ name: 'sh', program: '/bin/sh', args: ['-c', script] }],
      },
      {},
    );
    expect(codes.sh).not.toBe(0);
    expect(readdirSync(dirname(root.statePath('hello/dev')))).toEqual(['terraform.tfstate']);
  });

  it('wall row 14: leaves no plan file on a disk', async () => {
    await planned(`output "read" { value = "a" }`);
    expect(
      execFileSync('find', [join(root.dataDir, 'work'), '-name', '*.tfplan'], { encoding: 'utf8' }),
    ).toBe('');
  });
});

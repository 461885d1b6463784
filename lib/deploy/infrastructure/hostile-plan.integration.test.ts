import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { isolationForTest, LIMITS, noBubblewrap } from '#lib/isolation/in-test.ts';
import { findProgram } from '#lib/isolation/programs.ts';
import { placeState } from '#lib/terraform/cli/backend.ts';
import type { LaneServices } from '../lane-services.ts';
import { planning, showing } from './plan.ts';
import { OPENING } from './root.ts';
import { type Actor, dataFolder, type RootPlace, rootStep } from './root-step.ts';

const why = await noBubblewrap();
const program = findProgram('terraform', '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin') ?? '';

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

describe.skipIf(why !== undefined || program === '')(
  'wall row 1: a plan that reads what it should not',
  () => {
    let dir = '';
    let isolation: Awaited<ReturnType<typeof isolationForTest>>;
    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'yagura-hostile-'));
      isolation = await isolationForTest('bubblewrap', join(dir, 'data'));
      for (const [environment, text] of [
        ['items/prod', 'the state of items/prod'],
        ['hello/dev', ''],
      ] as const) {
        mkdirSync(join(dir, 'data/state', environment), { recursive: true });
        writeFileSync(join(dir, 'data/state', environment, 'terraform.tfstate'), text);
      }
      writeFileSync(join(dir, 'plan-key'), 'the plan key');
    });
    afterAll(async () => {
      await isolation?.end();
      rmSync(dir, { recursive: true, force: true });
    });

    const environment = {
      ...{ key: 'hello/dev', account: '000000000000', region: 'ap-northeast-1' },
      settings: {
        infrastructure: {
          ...{ directory: '.', variables: {}, builds: [], refs: ['*'], approvals: 0 },
          state: { kind: 'local', path: 'hello/dev/terraform.tfstate' },
        },
      },
    } as unknown as ConfiguredEnvironment;
    const keys = { accessKeyId: 'AKIATEST', secretAccessKey: 'hidden', sessionToken: 't', expiresAt: 4e12 };
    const services = () =>
      ({
        isolation,
        dataDir: join(dir, 'data'),
        terraform: {
          program,
          cliConfig: undefined,
          endpoint: undefined,
          reach: { hosts: [], privateNetworks: [] },
        },
        aws: () => ({ session: { keys: async () => keys } }),
      }) as unknown as LaneServices;

    /** Through the very steps of the engine, the static check left out: what the plan's output says. */
    async function planned(configuration: string): Promise<{ shown: string; said: string }> {
      const workspace = await isolation.claim();
      const root: RootPlace = { environment, workspace, source: join(workspace, 'source'), directory: '.' };
      mkdirSync(dataFolder(root));
      mkdirSync(root.source);
      writeFileSync(join(root.source, 'main.tf'), configuration);
      writeFileSync(join(root.source, 'read.tftpl'), `\${file(path)}`);
      placeState(root.source, { kind: 'local', path: '/state/terraform.tfstate' });
      const said: string[] = [];
      const actor: Actor = {
        ...{
          role: 'arn:aws:iam::000000000000:role/plan',
          session: 'test',
          signal: new AbortController().signal,
        },
        log: { say: (text) => said.push(text), hide: () => undefined },
        onLine: ({ text }) => said.push(text ?? ''),
      };
      const steps = async () => {
        const opened = await rootStep(services(), root, OPENING, actor);
        if (opened.failure) throw opened.failure;
        const made = await rootStep(services(), root, planning(environment.settings.infrastructure), actor);
        if (made.failure) throw made.failure;
        const file = made.results['plan-file'] ?? Buffer.alloc(0);
        const seen = await rootStep(services(), root, showing(file), actor);
        if (seen.failure) throw seen.failure;
        return String(seen.results['show-plan']);
      };
      const shown = await steps();
      return { shown, said: said.join('\n') };
    }

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
        join(dir, 'plan-key'),
        join(dir, 'data/state/items/prod/terraform.tfstate'),
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
      for (const secret of [
        'hidden',
        'AKIATEST',
        'DATABASE_URL',
        'YAGURA_',
        'items/prod',
        String(process.pid),
      ])
        expect(words).not.toContain(secret);
    });

    it('a plan on hello/dev cannot open the state of items/prod, nor write its own', async () => {
      const { shown } = await planned(`
output "read" {
  value = join(",", concat(tolist(fileset("/state", "**")), tolist(fileset("/work/source", "**/*.tfstate"))))
}`);
      expect(outputOf(shown)).toBe('terraform.tfstate');
      const workspace = await isolation.claim();
      const folders = [{ at: '/state', from: join(dir, 'data/state/hello/dev') }];
      const script = 'ls -a /state; echo changed > /state/terraform.tfstate; echo new > /state/new';
      const { codes } = await isolation.run(
        {
          ...{ workspace, name: 'try', folders, cwd: '/state', env: {}, limits: LIMITS },
          commands: [{ name: 'sh', program: '/bin/sh', args: ['-c', script] }],
        },
        {},
      );
      expect(codes.sh).not.toBe(0);
      expect(readdirSync(join(dir, 'data/state/hello/dev'))).toEqual(['terraform.tfstate']);
    });

    it('wall row 14: leaves no plan file on a disk', async () => {
      await planned(`output "read" { value = "a" }`);
      expect(execFileSync('find', [join(dir, 'data/work'), '-name', '*.tfplan'], { encoding: 'utf8' })).toBe(
        '',
      );
    });
  },
);

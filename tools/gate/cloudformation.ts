import { dirname, join } from 'node:path';
import { repoRoot, type Toolchain } from '../toolchain.ts';
import { repoFiles } from './repo-files.ts';
import { runCommand } from './run-command.ts';
import type { Step, StepOutcome } from './step.ts';
import { contentHash, passedBefore, rememberPass } from './unchanged.ts';

const REGION = 'ap-northeast-1';

/** cfn-lint over every template of the repo. */
export function cfnLint(toolchain: Toolchain): Step {
  return {
    name: 'cfn-lint',
    run: (logFile) =>
      unlessUnchanged('cfn-lint', toolchain, (templates, bin) =>
        runCommand({
          program: join(bin, 'cfn-lint'),
          args: ['--regions', REGION, '--', ...templates],
          cwd: repoRoot,
          logFile,
        }),
      ),
  };
}

/** `sam validate --lint` of each template. */
export function samValidate(toolchain: Toolchain): Step {
  return {
    name: 'sam validate',
    run: (logFile) =>
      unlessUnchanged('sam-validate', toolchain, async (templates, bin) => {
        const env = { SAM_CLI_TELEMETRY: '0', AWS_DEFAULT_REGION: REGION };
        let ok = true;
        for (const template of templates) {
          const args = ['validate', '--lint', '--region', REGION, '--template-file', template];
          ok = (await runCommand({ program: join(bin, 'sam'), args, env, cwd: repoRoot, logFile })) && ok;
        }
        return ok;
      }),
  };
}

async function unlessUnchanged(
  check: string,
  { python }: Toolchain,
  run: (templates: string[], bin: string) => Promise<boolean>,
): Promise<StepOutcome> {
  const templates = repoFiles(
    'infra/**/template.yaml',
    'infra/**/*.template.yaml',
    'examples/*/template.yaml',
    'examples/stacks-only/store.yaml',
    'examples/stacks-only/worker.yaml',
  );
  if (templates.length === 0) return { ok: true, note: 'no template' };
  if (!python.sam) throw new Error('the SAM tools are not installed: run `npm run bootstrap`');
  const hash = contentHash([...templates, ...repoFiles('.cfnlintrc*', 'tools/python/sam.txt')], check);
  if (passedBefore(check, hash)) return { ok: true, note: `${templates.length} templates unchanged` };
  const ok = await run(templates, dirname(python.sam));
  if (ok) rememberPass(check, hash);
  return { ok, note: `${templates.length} templates` };
}

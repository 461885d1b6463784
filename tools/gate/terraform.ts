import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repoRoot, type Toolchain } from '../toolchain.ts';
import { repoFiles } from './repo-files.ts';
import { runCommand } from './run-command.ts';
import type { Step } from './step.ts';
import { contentHash, passedBefore, rememberPass } from './unchanged.ts';

const TERRAFORM = ['infra/**/*.tf', 'examples/**/*.tf'];

/** `terraform fmt -check` over everything under infra and examples. */
export function terraformFormat({ terraform }: Toolchain): Step {
  return {
    name: 'terraform fmt',
    run: async (logFile) => {
      const files = repoFiles('infra/**/*.tf', 'infra/**/*.tfvars', 'examples/**/*.tf');
      if (files.length === 0) return { ok: true, note: 'nothing to check' };
      const args = ['fmt', '-check', '-diff', ...files];
      return { ok: await runCommand({ program: terraform, args, cwd: repoRoot, logFile }) };
    },
  };
}

/** `terraform validate` of every root under infra; a root whose files did not change is not asked again. */
export function terraformValidate(toolchain: Toolchain): Step {
  return {
    name: 'terraform validate',
    run: async (logFile) => {
      const roots = terraformRoots();
      const hash = contentHash(
        repoFiles(...TERRAFORM, 'infra/**/.terraform.lock.hcl', 'examples/**/.terraform.lock.hcl'),
        toolchain.terraform,
      );
      if (passedBefore('terraform-validate', hash))
        return { ok: true, note: `${roots.length} roots unchanged` };
      let ok = true;
      for (const root of roots) ok = (await validate(root, toolchain, logFile)) && ok;
      if (ok) rememberPass('terraform-validate', hash);
      return { ok, note: `${roots.length} roots` };
    },
  };
}

/** A root configures a provider; a module never does. A root without a lock file fails at init. */
function terraformRoots(): string[] {
  const configures = (file: string) => /^provider\s+"/m.test(readFileSync(join(repoRoot, file), 'utf8'));
  return [
    ...new Set(
      repoFiles(...TERRAFORM)
        .filter(configures)
        .map((file) => dirname(file)),
    ),
  ];
}

async function validate(root: string, toolchain: Toolchain, logFile: string): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), 'yagura-validate-'));
  const env = {
    // Outside the tree, so that nobody's own `init` is disturbed.
    TF_DATA_DIR: data,
    TF_CLI_CONFIG_FILE: toolchain.terraformCliConfig,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const terraform = (...args: string[]) =>
    runCommand({ program: toolchain.terraform, args, env, cwd: join(repoRoot, root), logFile });
  try {
    const ready = await terraform(
      'init',
      '-backend=false',
      '-lockfile=readonly',
      '-input=false',
      '-no-color',
    );
    return ready && (await terraform('validate', '-no-color'));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `tools/bootstrap.mjs` brought up for this clone: absolute paths of programs. */
export interface Toolchain {
  readonly node: string;
  /** Interpreters of the two environments; their other programs (`sam`, `cfn-lint`) lie beside them. */
  readonly python: { readonly ministack?: string; readonly sam?: string };
  readonly terraform: string;
  /** For `TF_CLI_CONFIG_FILE`: the provider from a local mirror when there is one. */
  readonly terraformCliConfig: string;
  /** Absent until a bootstrap for the tests. */
  readonly chromium?: string;
}

/** The root of this clone, absolute. */
export const repoRoot = join(import.meta.dirname, '..');

/** Reads the bootstrap's result. Throws with the command to run when there is none. */
export function readToolchain(root: string = repoRoot): Toolchain {
  const file = join(root, '.yagura/toolchain.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Toolchain;
  } catch (cause) {
    throw new Error(`${file} cannot be read: run \`npm run bootstrap\` first`, { cause });
  }
}

import { parseHcl } from '../hcl/parse.ts';
import { type RefusedBlock, sourceRefusal } from './refused-blocks.ts';
import type { SourceRules } from './source-rules.ts';

/** Beside the root; holds which versions of which providers are installed, those of modules of modules too. */
export const LOCK_FILE = '.terraform.lock.hcl';

/**
 * Providers of a lock file that are not allowed. Terraform installs what is in it and nothing else, so this list is whole
 * where modules from elsewhere bring requirements of their own.
 * @see https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */
export function lockRefusals(text: string, rules: SourceRules): readonly RefusedBlock[] {
  const { body, problem } = parseHcl(text);
  if (problem) return [{ line: problem.line, what: `cannot be read as a lock file: ${problem.what}` }];
  return body.blocks.flatMap(({ type, labels: [source = ''], line }) => {
    const what = type === 'provider' ? sourceRefusal(source, source, { rules }) : undefined;
    return what === undefined ? [] : [{ line, what }];
  });
}

/** What makes the lock file that is lacking. @param program `terraform` or `tofu` */
export const lockCommand = (directory: string, program: string): string =>
  `${program} -chdir=${directory} providers lock -platform=linux_amd64 -platform=darwin_arm64`;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../toolchain.ts';
import { repoFiles } from './repo-files.ts';

/** Where the environment may be read: once a process, and in what is not the product. */
const MAY_READ: readonly RegExp[] = [
  /^lib\/config\/env\.ts$/,
  /^infra\/local\/env\.ts$/,
  /^functions\/[^/]+\/config\.ts$/,
  /^[^/]+\.config\.(ts|mjs)$/,
  /^(tools|e2e)\//,
  /\.test\.tsx?$/,
];

/** Files that read the environment where they must not: `path:line`. */
export function environmentReads(): string[] {
  return repoFiles('*.ts', '*.tsx')
    .filter((file) => !MAY_READ.some((pattern) => pattern.test(file)))
    .flatMap((file) => readsIn(file, readFileSync(join(repoRoot, file), 'utf8')));
}

export function readsIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const code = line.replace(/^\s*(\/\/|\*).*/, '');
    const reads =
      /\bprocess\s*\??\.\s*env\b|\bprocess\[['"]env['"]\]|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(code);
    const imports = /import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process['"]/.test(code);
    // Next replaces this one at build time and sets it itself; it is no setting.
    const nextOnly = /process\.env\.(NODE_ENV|NEXT_RUNTIME)\b/.test(code);
    return (reads || imports) && !nextOnly
      ? [`${file}:${index + 1}: reads the environment; take it as an argument`]
      : [];
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { repoRoot } from '../toolchain.ts';

/** The demo's `portal.yaml`, deploying from another clone. @param repository as seen from where the text is put */
export function demoFrom(repository: string): string {
  const document = parseDocument(readFileSync(join(repoRoot, 'portal.demo.yaml'), 'utf8'));
  document.setIn(['repositories', 'main'], repository);
  return document.toString();
}

/** Where a `portal.yaml` of `demoFrom` deploys from, as it says it. */
export const repositoryIn = (text: string): string =>
  (parse(text) as { readonly repositories: { readonly main: string } }).repositories.main;

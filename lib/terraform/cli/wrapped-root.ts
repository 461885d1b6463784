import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseHcl } from '../hcl/parse.ts';
import type { Repository } from './inside.ts';
import { LOCK_FILE } from './lock-file.ts';
import type { Refusal } from './refusal.ts';
import { terragruntRefusals, terragruntSource } from './terragrunt-check.ts';

const OWN = 'terragrunt.hcl';
/** More are no unit's. */
const MOST_FILES = 2_000;
const MAX_BYTES = 2_000_000;

/** What Terragrunt works on, and why it may not. */
export type WrappedRoot = { readonly folder?: string; readonly refusals: readonly Refusal[] };

/**
 * Reads the unit of a folder and every file of the repository that it could take in: includes are looked for by name in the folders
 * above, and may lead on from there.
 */
export function wrappedRoot(
  base: string,
  directory: string,
  repository: Repository,
  odd: ReadonlyMap<string, string>,
): WrappedRoot {
  const files = hclFiles(base);
  const own = join(directory, OWN);
  const at = relative(base, own);
  if (files.length > MOST_FILES)
    return { refusals: [{ file: at, line: 1, what: `is one of more than ${MOST_FILES} .hcl files` }] };
  if (!files.includes(own)) return { refusals: [{ file: at, line: 1, what: 'is not there' }] };
  const refusals = files.flatMap((file) => {
    const shown = JSON.stringify(relative(base, file)).slice(1, -1);
    const why = odd.get(relative(base, file)) ?? tooLong(file);
    if (why !== undefined) return [{ file: shown, line: 1, what: why }];
    return terragruntRefusals(read(file)).map((each) => ({ file: shown, ...each }));
  });
  if (refusals.length > 0) return { refusals };
  const source = terragruntSource(read(own));
  if (!source) return { refusals: [] };
  const folder = source.path === undefined ? undefined : repository.folder(resolve(directory, source.path));
  return folder === undefined
    ? {
        refusals: [
          {
            file: at,
            line: source.line,
            what: 'source: write a folder of the repository, ../../modules/vpc',
          },
        ],
      }
    : { folder, refusals: [] };
}

const read = (file: string) => parseHcl(readFileSync(file, 'utf8'));

const tooLong = (file: string): string | undefined => {
  const { size } = lstatSync(file);
  return size > MAX_BYTES ? `has ${size} bytes; at most ${MAX_BYTES} are read` : undefined;
};

/** Every `.hcl` file of the repository but lock files; links are not followed. */
function hclFiles(base: string): readonly string[] {
  const found: string[] = [];
  const waiting = [base];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const each of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, each.name);
      if (each.isDirectory() && each.name !== '.git') waiting.push(path);
      else if (each.name.endsWith('.hcl') && each.name !== LOCK_FILE) found.push(path);
    }
    if (found.length > MOST_FILES) break;
  }
  return found.toSorted();
}

import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Configuration, parseHcl } from '../hcl/parse.ts';
import { strayFileReads } from './file-reads.ts';
import { declaredBuckets, foreignArtifacts } from './foreign-artifacts.ts';
import { type Repository, repositoryAt } from './inside.ts';
import { moduleFolder, refusedBlocks } from './refused-blocks.ts';

/** Something that Terraform would run, load or read and that is not of the commit. */
export type Refusal = { readonly file: string; readonly line: number; readonly what: string };

type Source = Configuration & { readonly name: string; readonly folder: string };
type Found = { readonly sources: readonly Source[]; readonly odd: readonly Refusal[] };

const NOT_PLAIN = /\.tf\.json$|\.tofu(\.json)?$|(^|_)override\.tf$|\.terraformrc$|\.auto\.tfvars(\.json)?$/;
/** A file longer than this was not written by a person; nothing reads it here. */
const MAX_BYTES = 2_000_000;

/**
 * Reads a root and the local modules it uses, before `init`, and says early and with file and line what will not
 * be planned: data sources `external`, `http` and `terraform_remote_state`, provisioners, providers, their settings,
 * backends and module sources that are not allowed, override files, configuration in JSON or OpenTofu's own, paths
 * that leave the clone, reads of files by a path that is worked out, and code that is not of the commit.
 * It is a word to the writer, no wall: what a plan can reach is decided by the step that it runs in.
 * @param odd links and submodules of the commit by their path, with what they are
 */
export function refusedConfiguration(
  root: string,
  directory: string,
  odd: ReadonlyMap<string, string> = new Map(),
): readonly Refusal[] {
  const base = realpathSync(root);
  const repository = repositoryAt(base);
  const rootFolder = realpathSync(resolve(root, directory));
  const found = readSources(base, rootFolder, repository, odd);
  const buckets = new Set(found.sources.flatMap(({ body }) => declaredBuckets(body.blocks)));
  const refusals = found.sources.flatMap(({ body, tokens, problem, name, folder }) => {
    const folders = { root: rootFolder, module: folder };
    const resources = body.blocks.filter(({ type }) => type === 'resource');
    return [
      ...refusedBlocks(body, repository, folder),
      ...resources.flatMap((each) => foreignArtifacts(each, repository, folders, buckets)),
      ...strayFileReads(tokens, repository, folders),
      ...(problem ? [{ line: problem.line, what: `cannot be read as Terraform: ${problem.what}` }] : []),
    ].map(({ line, what }) => ({ file: shown(relative(base, join(folder, name))), line, what }));
  });
  return [...found.odd, ...refusals];
}

/** Every `.tf` file of the root and of the modules that it leads to. */
function readSources(
  base: string,
  root: string,
  repository: Repository,
  odd: ReadonlyMap<string, string>,
): Found {
  const seen = new Set<string>();
  const sources: Source[] = [];
  const refusals: Refusal[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    for (const name of readdirSync(folder).sort()) {
      const file = relative(base, join(folder, name));
      const entry = lstatSync(join(folder, name));
      // Terraform leaves out folders, whatever their name.
      if (entry.isDirectory() && !odd.has(file)) continue;
      const what = whyNotRead(name, entry.size, entry.isFile() ? odd.get(file) : 'is no plain file');
      if (what !== undefined) refusals.push({ file: shown(file), line: 1, what });
      else if (name.endsWith('.tf')) {
        const source = { ...parseHcl(readFileSync(join(folder, name), 'utf8')), name, folder };
        sources.push(source);
        waiting.push(
          ...source.body.blocks.flatMap((each) => moduleFolder(each, repository, source.folder) ?? []),
        );
      }
    }
  }
  return { sources, odd: refusals };
}

function whyNotRead(name: string, size: number, odd: string | undefined): string | undefined {
  if (NOT_PLAIN.test(name)) return 'only plain .tf files are planned';
  if (!name.endsWith('.tf')) return undefined;
  if (odd !== undefined) return odd;
  return size > MAX_BYTES ? `has ${size} bytes; at most ${MAX_BYTES} are read` : undefined;
}

/** Names may hold line ends and worse: they are shown escaped. */
const shown = (file: string): string => JSON.stringify(file).slice(1, -1);

import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Configuration, parseHcl } from '../hcl/parse.ts';
import { strayFileReads } from './file-reads.ts';
import { declaredBuckets, foreignArtifacts } from './foreign-artifacts.ts';
import { type Repository, repositoryAt } from './inside.ts';
import { LOCK_FILE, lockCommand, lockRefusals } from './lock-file.ts';
import { type OwnBackend, ownBackend } from './own-backend.ts';
import type { Refusal } from './refusal.ts';
import { moduleFolder, refusedBlocks, requiredProviders, usesProviders } from './refused-blocks.ts';
import type { SourceRules } from './source-rules.ts';
import { wrappedRoot } from './wrapped-root.ts';

type Source = Configuration & { readonly name: string; readonly folder: string };
type Found = { readonly sources: readonly Source[]; readonly odd: readonly Refusal[] };

const NOT_PLAIN =
  /\.tf\.json$|\.tofu\.json$|(^|_)override\.(tf|tofu)$|\.terraformrc$|\.auto\.tfvars(\.json)?$/;
/** A file longer than this was not written by a person; nothing reads it here. */
const MAX_BYTES = 2_000_000;

/** What is known of a configuration before `init`. */
export type Checked = {
  readonly refusals: readonly Refusal[];
  /** Where it keeps its state itself; `portal.yaml` counts. */
  readonly backend?: OwnBackend & { readonly file: string };
  /** Whether the lock file is lacking and has to be made by `init`. */
  readonly lacksLock: boolean;
  /** Of a root that Terragrunt brings: the folder of the repository that it works on, where that is another. */
  readonly wrapped?: string;
};

export type CheckRules = {
  readonly rules: SourceRules;
  /** `terraform` or `tofu`: for the command that a message names. */
  readonly program: string;
  /** Links and submodules of the commit by their path, with what they are. */
  readonly odd: ReadonlyMap<string, string>;
  /** Terragrunt starts it. */
  readonly wrapped?: boolean;
};

/**
 * Reads a root, the local modules it uses and its lock file, before `init`, and says early and with file and line what will
 * not be planned: data sources `external`, `http` and `terraform_remote_state`, provisioners, providers, their settings,
 * backends and module sources that are not allowed, override files, configuration in JSON or OpenTofu's own, paths
 * that leave the clone, reads of files by a path that is worked out, and code that is not of the commit.
 * It is a word to the writer, no wall: what a plan can reach is decided by the step that it runs in.
 */
export function checkConfiguration(
  root: string,
  directory: string,
  { rules, program, odd, wrapped: isWrapped = false }: CheckRules,
): Checked {
  const base = realpathSync(root);
  const repository = repositoryAt(base);
  const rootFolder = realpathSync(resolve(root, directory));
  const wrapper = isWrapped ? wrappedRoot(base, rootFolder, repository, odd) : undefined;
  const sourceFolder = wrapper?.folder ?? rootFolder;
  const found = readSources(base, sourceFolder, repository, { odd, isTofu: program === 'tofu' });
  const buckets = new Set(found.sources.flatMap(({ body }) => declaredBuckets(body.blocks)));
  const placed = ({ name, folder }: Pick<Source, 'name' | 'folder'>) =>
    shown(relative(base, join(folder, name)));
  const refusals = found.sources.flatMap((source) => {
    const { body, tokens, problem, folder } = source;
    const folders = { root: sourceFolder, module: folder };
    const resources = body.blocks.filter(({ type }) => type === 'resource');
    const required = requiredIn(found.sources, folder);
    return [
      ...refusedBlocks(body, { repository, folder, rules, required }),
      ...resources.flatMap((each) => foreignArtifacts(each, repository, folders, buckets)),
      ...strayFileReads(tokens, repository, folders),
      ...(problem ? [{ line: problem.line, what: `cannot be read as Terraform: ${problem.what}` }] : []),
    ].map(({ line, what }) => ({ file: placed(source), line, what }));
  });
  const lock = lockOf(rootFolder, placed, odd);
  const needsLock = found.sources.some(
    ({ body, folder }) => usesProviders(body) || bringsModules(body, repository, folder),
  );
  const lacksLock = lock.text === undefined && needsLock;
  const own = found.sources.flatMap((source) => {
    const backend = source.folder === sourceFolder ? ownBackend(source.body) : undefined;
    return backend ? [{ ...backend, file: placed(source) }] : [];
  })[0];
  return {
    refusals: [
      ...(wrapper?.refusals ?? []),
      ...found.odd,
      ...refusals,
      ...lock.odd,
      ...lockRefusals(lock.text ?? '', rules).map((each) => ({ file: lock.file, ...each })),
      ...(lacksLock && rules.lockfile === 'committed' && lock.odd.length === 0
        ? [{ file: lock.file, line: 1, what: notCommitted(directory, program) }]
        : []),
    ],
    ...(own ? { backend: own } : {}),
    lacksLock,
    ...(sourceFolder === rootFolder ? {} : { wrapped: relative(base, sourceFolder) }),
  };
}

const notCommitted = (directory: string, program: string): string =>
  `is not in the commit: run \`${lockCommand(directory, program)}\` and commit it, or write lockfile: generate in portal.yaml`;

function lockOf(
  folder: string,
  placed: (at: { name: string; folder: string }) => string,
  odd: ReadonlyMap<string, string>,
): { readonly file: string; readonly text?: string; readonly odd: readonly Refusal[] } {
  const file = placed({ name: LOCK_FILE, folder });
  const entry = lstatSync(join(folder, LOCK_FILE), { throwIfNoEntry: false });
  if (!entry) return { file, odd: [] };
  const what =
    odd.get(file) ?? (entry.isFile() && entry.size <= MAX_BYTES ? undefined : 'is no plain lock file');
  if (what !== undefined) return { file, odd: [{ file, line: 1, what }] };
  return { file, text: readFileSync(join(folder, LOCK_FILE), 'utf8'), odd: [] };
}

/** Providers that a module's files name together, by the names they have there. */
const requiredIn = (sources: readonly Source[], folder: string): ReadonlyMap<string, string> =>
  new Map(sources.flatMap((each) => (each.folder === folder ? requiredProviders(each.body) : [])));

const bringsModules = ({ blocks }: Configuration['body'], repository: Repository, folder: string): boolean =>
  blocks.some((each) => each.type === 'module' && moduleFolder(each, repository, folder) === undefined);

/** Every `.tf` file, and of OpenTofu every `.tofu` file, of the root and of the modules that it leads to. */
function readSources(
  base: string,
  root: string,
  repository: Repository,
  { odd, isTofu }: Pick<CheckRules, 'odd'> & { readonly isTofu: boolean },
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
      const isOdd = entry.isFile() ? odd.get(file) : 'is no plain file';
      const what = whyNotRead({ name, size: entry.size, odd: isOdd, isTofu });
      if (what !== undefined) refusals.push({ file: shown(file), line: 1, what });
      else if (isSource(name, isTofu)) {
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

/** OpenTofu takes `main.tofu` in place of `main.tf`; here both are read, so that neither hides anything. */
const isSource = (name: string, isTofu: boolean): boolean =>
  name.endsWith('.tf') || (isTofu && name.endsWith('.tofu'));

function whyNotRead(file: {
  readonly name: string;
  readonly size: number;
  readonly odd: string | undefined;
  readonly isTofu: boolean;
}): string | undefined {
  const { name, size, odd, isTofu } = file;
  if (NOT_PLAIN.test(name)) return `only plain ${isTofu ? '.tf and .tofu' : '.tf'} files are planned`;
  if (name.endsWith('.tofu') && !isTofu)
    return 'is read by OpenTofu alone: write engine: tofu in portal.yaml, or name it .tf';
  if (!isSource(name, isTofu)) return undefined;
  if (odd !== undefined) return odd;
  return size > MAX_BYTES ? `has ${size} bytes; at most ${MAX_BYTES} are read` : undefined;
}

/** Names may hold line ends and worse: they are shown escaped. */
const shown = (file: string): string => JSON.stringify(file).slice(1, -1);

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { demoFrom, repositoryIn } from '#tools/demo/portal-file.ts';
import { repoRoot } from '#tools/toolchain.ts';

/** Says that commits may be made here: nobody's work is in it. */
const MARK = 'yagura.scratch';

/**
 * A clone of this repository that journeys may commit to, and the demo's `portal.yaml` beside it that deploys
 * from there. Nothing is watched after a deploy in it, which would hold each run of staging for a minute: the journey that
 * is about it asks for it by `changePortalFile`.
 * @returns path of that `portal.yaml`
 */
export async function makeScratch(dir: string): Promise<string> {
  const clone = join(dir, 'repository');
  mkdirSync(dir, { recursive: true });
  git(dir, 'clone', '--quiet', '--no-hardlinks', '--', repoRoot, clone);
  git(clone, 'config', MARK, 'true');
  const config = join(dir, 'portal.yaml');
  writeFileSync(config, demoFrom('./repository'));
  changePortalFile(config, (document) => document.deleteIn([...STAGING, 'afterDeploy']));
  return config;
}

export const STAGING = ['systems', 'items', 'environments', 'staging'] as const;

/** Edits a stack's `portal.yaml`. @returns how to put it back */
export function changePortalFile(config: string, edit: (document: Document) => void): () => void {
  const before = readFileSync(config, 'utf8');
  const document = parseDocument(before);
  edit(document);
  writeFileSync(config, document.toString());
  return () => writeFileSync(config, before);
}

/** Path of the clone that a stack deploys from; undefined when it is somebody's work. */
export function scratchOf(config: string): string | undefined {
  const clone = resolve(dirname(config), repositoryIn(readFileSync(config, 'utf8')));
  try {
    return git(clone, 'config', '--local', MARK) === 'true' ? clone : undefined;
  } catch {
    return undefined;
  }
}

/** Edits one file and commits that. @returns the commit */
export function commitChange(clone: string, file: string, edit: (text: string) => string): string {
  const path = join(clone, file);
  const before = readFileSync(path, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`the edit changes nothing in ${file}`);
  writeFileSync(path, after);
  git(clone, ...AUTHOR, 'commit', '--quiet', '--message', `${file}: one journey's change`, '--', file);
  return git(clone, 'rev-parse', 'HEAD');
}

/** Switches to a branch of this name, made where the clone stands. */
export function onBranch(clone: string, name: string): void {
  git(clone, 'switch', '--quiet', '--force-create', name);
}

/** Whatever the person's own git says about signing and hooks. */
const AUTHOR = [
  ...['-c', 'user.name=Journey', '-c', 'user.email=journey@example.invalid'],
  ...['-c', 'commit.gpgSign=false', '-c', 'core.hooksPath=/dev/null'],
] as const;

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', cwd, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

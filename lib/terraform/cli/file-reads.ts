import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Call, calls, plainText, writtenArguments, writtenPath } from '../hcl/expression.ts';
import { type Token, templateTokens } from '../hcl/tokens.ts';
import type { Repository } from './inside.ts';

export type FileRead = { readonly line: number; readonly what: string };
/** Where relative paths begin: Terraform's own working folder, and the folder of the module. */
export type Folders = { readonly root: string; readonly module: string };

/** Functions that put the content or the names of files into the plan. */
const READING: readonly string[] = ['file', 'filebase64', 'templatefile', 'fileset'];
/** A template longer than this is not read for calls. */
const MAX_TEMPLATE_BYTES = 1_000_000;

/**
 * Calls whose path is worked out or leads out of the repository: such a plan would show whatever its process can
 * read. Templates that `templatefile` names are looked into too, since they may call `file` themselves.
 */
export function strayFileReads(
  tokens: readonly Token[],
  repository: Repository,
  folders: Folders,
): readonly FileRead[] {
  return reading(tokens).flatMap((call) => {
    const path = readPath(call, folders);
    if (path === undefined)
      return [{ line: call.line, what: `${call.name}(): only a path that is written out is read` }];
    if (!repository.holds(path.file))
      return [{ line: call.line, what: `${call.name}(): ${path.written} is not inside the repository` }];
    if (call.name !== 'templatefile') return [];
    const within = reading(templateTokens(templateAt(path.file)).tokens)[0];
    const what = `templatefile(): the template calls ${within?.name}() in its line ${within?.line}`;
    return within ? [{ line: call.line, what }] : [];
  });
}

const reading = (tokens: readonly Token[]): readonly Call[] =>
  calls(tokens).filter(({ name }) => READING.includes(name.replace(/^core::/, '')));

function readPath(call: Call, { root, module }: Folders): { file: string; written: string } | undefined {
  const [first = [], second = []] = writtenArguments(call);
  const path = writtenPath(first);
  if (!path) return undefined;
  const folder = path.from === 'module' ? module : root;
  if (!call.name.endsWith('fileset')) return { file: resolve(folder, path.path), written: path.path };
  const pattern = plainText(second);
  if (pattern === undefined || pattern.includes('..')) return undefined;
  return { file: resolve(folder, path.path, pattern), written: `${path.path}/${pattern}` };
}

/** Empty where there is no such plain file: Terraform will say so. */
function templateAt(file: string): string {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const seen = fstatSync(handle);
    return seen.isFile() && seen.size <= MAX_TEMPLATE_BYTES ? readFileSync(handle, 'utf8') : '';
  } catch {
    return '';
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

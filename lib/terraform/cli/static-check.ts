import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { blockHeads, withoutCommentLines } from './blocks.ts';
import { strayFileReads } from './file-reads.ts';
import { moduleFolders, refusalOf } from './refused-blocks.ts';

/** Something that Terraform would run or load before anybody looked at it. */
export type Refusal = { readonly file: string; readonly line: number; readonly what: string };

/**
 * Reads a root and the local modules it uses, before `init`: planning runs code, and `init` downloads it.
 * Refused are data sources `external`, `http` and `terraform_remote_state`, every provisioner, providers, their
 * settings, backends and module sources that are not allowed, override files, configuration in JSON or OpenTofu's
 * own, paths that leave the clone, and reads of files by a path that is not plainly inside it.
 */
export function refusedConfiguration(root: string, directory: string): readonly Refusal[] {
  const base = realpathSync(root);
  const inside = (target: string) => contained(base, target);
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  const waiting = [realpathSync(resolve(root, directory))];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    for (const name of readdirSync(folder).sort()) {
      const file = relative(base, join(folder, name));
      if (
        /\.tf\.json$|\.tofu(\.json)?$|(^|_)override\.tf$|\.terraformrc$|\.auto\.tfvars(\.json)?$/.test(name)
      ) {
        refusals.push({ file, line: 1, what: `${name}: only plain .tf files are planned` });
      }
      if (!name.endsWith('.tf')) continue;
      const text = readFileSync(join(folder, name), 'utf8');
      for (const head of blockHeads(text)) {
        const what = refusalOf(head, inside, folder);
        if (what) refusals.push({ file, line: head.line, what });
        if (head.type === 'module') waiting.push(...moduleFolders(head, inside, folder));
      }
      for (const { line, call } of strayFileReads(withoutCommentLines(text))) {
        const what = `${call}(): only a plain path below path.module or path.root is read`;
        refusals.push({ file, line, what });
      }
    }
  }
  return refusals;
}

function contained(base: string, target: string): string | undefined {
  try {
    const real = realpathSync(target);
    return real === base || real.startsWith(base + sep) ? real : undefined;
  } catch {
    return undefined;
  }
}

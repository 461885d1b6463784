import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHcl } from '#lib/terraform/hcl/parse.ts';
import { sourceFiles } from '#lib/terraform/hcl/source-files.ts';
import { textOfClone } from '../clone-files.ts';
import type { Declared } from '../inputs/resolve.ts';

/** Read without being named. */
export const ALWAYS = 'terraform.tfvars';

/**
 * Variables that a root declares; one that has a default, or a value in a variables file, needs no input. Read before
 * any step has run.
 * @param source the clone
 * @param directory of the root in it
 * @param varFiles relative to the root
 */
export async function variablesOf(
  source: string,
  directory: string,
  varFiles: readonly string[],
): Promise<readonly Declared[]> {
  const files = await readdir(join(source, directory));
  const valued = new Set<string>();
  for (const each of [...(files.includes(ALWAYS) ? [ALWAYS] : []), ...varFiles])
    for (const name of namesIn(each, await textOfClone(source, directory, each))) valued.add(name);
  const declared: Declared[] = [];
  for (const each of sourceFiles(files)) {
    const { body } = parseHcl(await textOfClone(source, directory, each));
    for (const { type, labels, attributes } of body.blocks) {
      const [name] = labels;
      if (type !== 'variable' || name === undefined) continue;
      const hasDefault = attributes.some((attribute) => attribute.name === 'default');
      declared.push({ name, required: !hasDefault && !valued.has(name) });
    }
  }
  return declared;
}

/** Variables that a variables file gives a value. */
export const namesIn = (file: string, text: string): readonly string[] =>
  file.endsWith('.json')
    ? Object.keys(JSON.parse(text) as object)
    : parseHcl(text).body.attributes.map(({ name }) => name);

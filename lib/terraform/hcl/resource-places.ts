import { parseHcl } from './parse.ts';

/**
 * Resources of one `.tf` file with the lines on which they begin, by address.
 * @returns as far as the file could be read: what comes after a problem is not told
 */
export function resourcePlaces(text: string): readonly (readonly [address: string, line: number])[] {
  return parseHcl(text).body.blocks.flatMap(({ type, labels, line }) => {
    const [kind, name] = labels;
    return type === 'resource' && kind !== undefined && name !== undefined
      ? [[`${kind}.${name}`, line] as const]
      : [];
  });
}

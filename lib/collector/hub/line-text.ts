import type { TailEvent } from '#lib/domain/logs/line.ts';
import { lineParser } from '#lib/domain/logs/parse.ts';
import type { Fresh } from '#lib/domain/logs/tail-window.ts';

/**
 * Masks, parses and writes lines, once for everybody who will get them: nobody after this looks into them again. One for
 * each reading, since a private key may lie over several lines.
 */
export function lineText(): (fresh: Fresh) => string {
  const parse = lineParser();
  return ({ event, late }) => textOf({ kind: 'line', line: parse(event), late });
}

export const textOf = (event: TailEvent): string => JSON.stringify(event);

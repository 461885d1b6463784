import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../toolchain.ts';

/**
 * What the checker found of one expression: `proven` linear by its automaton, `searched` (it knows look-ahead, which
 * no automaton here does, only by searching for a hostile text and finding none), or why it is neither.
 */
export type Verdict = 'proven' | 'searched' | `refused: ${string}`;

type Pattern = { readonly source: string; readonly flags: string };

/** Kept with the code, since a cold check of all of them takes minutes. */
export const VERDICTS = 'tools/gate/expressions/verdicts.json';
const FILE = join(repoRoot, VERDICTS);

/** Verdicts by the hash of the expression: any other letter in it is another expression. */
export const readVerdicts = (): Map<string, Verdict> =>
  new Map(Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Verdict>));

export function writeVerdicts(verdicts: ReadonlyMap<string, Verdict>): void {
  const sorted = [...verdicts].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

export const keyOf = ({ source, flags }: Pattern): string =>
  createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 20);

/** An automaton of one expression is made in seconds or not at all. */
const PROOF_MS = 60_000;
const SEARCH_MS = 60_000;

/** Asks recheck, in JavaScript alone so that every machine gets the same answer. */
export async function check({ source, flags }: Pattern): Promise<Verdict> {
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  const proof = checkSync(source, flags, { checker: 'automaton', timeout: PROOF_MS });
  if (proof.status === 'safe') return 'proven';
  if (proof.status === 'vulnerable') return refused(proof);
  const search = checkSync(source, flags, { checker: 'fuzz', timeout: SEARCH_MS });
  if (search.status === 'safe') return 'searched';
  return search.status === 'vulnerable' ? refused(search) : `refused: ${search.error.kind}`;
}

const refused = ({
  complexity,
  attack,
}: {
  complexity: { summary: string };
  attack: { pattern: string };
}): Verdict => `refused: ${complexity.summary}, ${attack.pattern}`;

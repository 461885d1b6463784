import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type AuditEntry, CHAIN_START, type ChainBreak, verifyChain } from '#lib/domain/audit/chain.ts';
import { instant } from '#lib/domain/time.ts';
import { auditEntries } from '#lib/queries/audit-entries.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';

const PAGE = 1_000;

/** Follows the chain of a portal from its first entry to its last. */
export async function auditVerify({ ask, out }: CliContext): Promise<ExitCode> {
  let last = { seq: 0, hash: CHAIN_START };
  for (;;) {
    const page = await ask(auditEntries, { after: last.seq, limit: PAGE });
    const broken = verifyChain(page, last);
    if (broken) return report(out, last.seq, last.hash, broken);
    const newest = page.at(-1);
    if (!newest) return report(out, last.seq, last.hash, undefined);
    last = { seq: newest.seq, hash: newest.hash };
  }
}

/** Follows the chain of an exported file (a JSON array or JSON lines), with no portal. */
export function auditVerifyFile(file: string, out: Output): ExitCode {
  const entries = parseExport(readFileSync(file, 'utf8'), file);
  const broken = verifyChain(entries);
  const newest = entries.at(-1);
  return report(out, newest?.seq ?? 0, newest?.hash ?? CHAIN_START, broken);
}

function report(out: Output, entries: number, newest: string, broken: ChainBreak | undefined): ExitCode {
  out.result({ entries, newest, broken: broken ?? null });
  if (broken) {
    out.line(`The chain breaks at entry ${broken.seq}: ${FAULTS[broken.fault]}.`);
    return EXIT.failed;
  }
  out.line(`${entries} entries, one chain. Newest hash ${newest}.`);
  return EXIT.ok;
}

const FAULTS: Readonly<Record<ChainBreak['fault'], string>> = {
  hash: 'its content is not what its hash says',
  link: 'it does not follow from the entry before',
  gap: 'entries before it are missing',
};

const entry = z.object({
  seq: z.number().int(),
  at: z.number().transform(instant),
  actor: z.string(),
  via: z.enum(['session', 'token', 'system']),
  action: z.string(),
  target: z.string(),
  outcome: z.enum(['done', 'denied', 'failed']),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  previous: z.string(),
  hash: z.string(),
});

/** @throws Error naming the file when it is no export of the audit. */
function parseExport(text: string, file: string): readonly AuditEntry[] {
  const lines = text.trimStart().startsWith('[')
    ? JSON.parse(text)
    : text
        .split('\n')
        .filter(Boolean)
        .map((each) => JSON.parse(each));
  const parsed = z.array(entry).safeParse(lines);
  if (!parsed.success) throw new Error(`${file} is no export of the audit: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

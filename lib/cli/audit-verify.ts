import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Anchor, againstAnchor, MOST_ANCHORS } from '#lib/domain/audit/anchor.ts';
import { type AuditEntry, CHAIN_START, type ChainBreak, verifyChain } from '#lib/domain/audit/chain.ts';
import { instant, toIso } from '#lib/domain/time.ts';
import { auditAnchors } from '#lib/queries/audit-anchors.ts';
import { auditEntries } from '#lib/queries/audit-entries.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';

const PAGE = 1_000;

export type VerifyOptions = {
  /** Anchors kept elsewhere, as `audit anchor` printed them. */
  readonly anchorFile?: string;
  /** Public keys of runners that this person trusts. */
  readonly runnerKeys: readonly string[];
};

/** Follows the chain of a portal from its first entry to its last, and holds it against what runners have signed. */
export async function auditVerify({ ask, out }: CliContext, options: VerifyOptions): Promise<ExitCode> {
  const kept = options.anchorFile ? anchorsIn(options.anchorFile) : [];
  const anchors = [...(await ask(auditAnchors, { limit: MOST_ANCHORS })), ...kept];
  const wanted = new Set(anchors.map(({ seq }) => seq));
  const hashes = new Map<number, string>();
  let last = { seq: 0, hash: CHAIN_START };
  for (;;) {
    const page = await ask(auditEntries, { after: last.seq, limit: PAGE });
    const broken = verifyChain(page, last);
    if (broken) return report(out, last.seq, last.hash, broken);
    for (const { seq, hash } of page) if (wanted.has(seq)) hashes.set(seq, hash);
    const newest = page.at(-1);
    if (!newest) break;
    last = { seq: newest.seq, hash: newest.hash };
  }
  const broken = anchors
    .map((each) => againstAnchor(each, { last: last.seq, hash: hashes.get(each.seq) }, options.runnerKeys))
    .find((each) => each !== undefined);
  if (!broken) sayAnchored(out, anchors, options.runnerKeys);
  return report(out, last.seq, last.hash, broken, anchors);
}

/** Prints the newest anchor: what to keep where whoever has the database cannot reach. */
export async function auditAnchor({ ask, out }: CliContext): Promise<ExitCode> {
  const [newest] = await ask(auditAnchors, { limit: 1 });
  if (!newest) {
    out.line('No runner has signed the audit yet.');
    return EXIT.failed;
  }
  out.line(JSON.stringify(newest));
  out.result(newest);
  return EXIT.ok;
}

function sayAnchored(out: Output, anchors: readonly Anchor[], keys: readonly string[]): void {
  const newest = anchors.toSorted((a, b) => b.seq - a.seq)[0];
  if (!newest) out.line('No anchor: a cut tail or a chain hashed anew would not be seen.');
  else
    out.line(
      `Anchored up to entry ${newest.seq} at ${toIso(newest.at)}${keys.length > 0 ? '' : ', by a key that portal.yaml here does not name'}.`,
    );
}

/** Follows the chain of an exported file (a JSON array or JSON lines), with no portal. */
export function auditVerifyFile(file: string, out: Output): ExitCode {
  const entries = parseExport(readFileSync(file, 'utf8'), file);
  const broken = verifyChain(entries);
  const newest = entries.at(-1);
  return report(out, newest?.seq ?? 0, newest?.hash ?? CHAIN_START, broken);
}

function report(
  out: Output,
  entries: number,
  newest: string,
  broken: ChainBreak | undefined,
  anchors: readonly Anchor[] = [],
): ExitCode {
  const anchored = anchors.reduce((most, { seq }) => Math.max(most, seq), 0);
  out.result({ entries, newest, anchored, broken: broken ?? null });
  if (broken) {
    const t = translator('en');
    out.line(`${t('audit.broken', { seq: broken.seq, fault: t(`audit.fault.${broken.fault}`) })}.`);
    return EXIT.failed;
  }
  out.line(`${entries} entries, one chain. Newest hash ${newest}.`);
  return EXIT.ok;
}

const anchor = z.object({
  seq: z.number().int(),
  hash: z.string(),
  at: z.number().transform(instant),
  key: z.string(),
  signature: z.string(),
});

/** @throws Error naming the file when it holds no anchors */
function anchorsIn(file: string): readonly Anchor[] {
  const parsed = z.array(anchor).safeParse(jsonOf(readFileSync(file, 'utf8')));
  if (!parsed.success || parsed.data.length === 0)
    throw new Error(`${file} holds no anchor of the audit, as \`portal audit anchor\` prints it`);
  return parsed.data;
}

/** An array, one value, or a value a line. */
function jsonOf(text: string): unknown {
  if (text.trimStart().startsWith('[')) return JSON.parse(text);
  return text
    .split('\n')
    .filter(Boolean)
    .map((each) => JSON.parse(each));
}

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
  const parsed = z.array(entry).safeParse(jsonOf(text));
  if (!parsed.success) throw new Error(`${file} is no export of the audit: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

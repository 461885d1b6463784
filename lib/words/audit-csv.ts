import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import { csvText } from '#lib/domain/csv.ts';
import { toIso } from '#lib/domain/time.ts';

const HEAD = ['seq', 'at', 'actor', 'via', 'action', 'target', 'outcome', 'details', 'previous', 'hash'];

/** Entries as rows; `cut` says in a last row that there are older ones. */
export const auditCsv = (entries: readonly AuditEntry[], cut: boolean): string =>
  csvText([
    HEAD,
    ...entries.map((each) => [
      each.seq,
      toIso(each.at),
      each.actor,
      each.via,
      each.action,
      each.target,
      each.outcome,
      JSON.stringify(each.details),
      each.previous,
      each.hash,
    ]),
    ...(cut ? [['older entries are not in this file: export again with an earlier last day']] : []),
  ]);

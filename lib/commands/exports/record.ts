import type { Caller } from '#lib/domain/access/caller.ts';
import { parseEnvironmentKey } from '#lib/domain/environment.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { CommandServices } from '../define.ts';

/** Writes that somebody took a file away; its right was asked for where its content was. `path` is its address. */
export async function recordExport(
  { db, clock }: Pick<CommandServices, 'db' | 'clock'>,
  caller: Caller,
  path: string,
): Promise<void> {
  const [, place, system = '', environment = ''] = path.split('/');
  const key = place === 'e' ? `${system}/${environment}` : '';
  await appendAudit(db, {
    at: clock(),
    actor: caller.id,
    via: caller.via,
    action: 'export',
    target: parseEnvironmentKey(key) ? key : 'portal',
    outcome: 'done',
    details: { path: path.slice(0, 200) },
  });
}

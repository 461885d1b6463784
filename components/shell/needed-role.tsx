'use client';

import { usePathname } from 'next/navigation';
import { useWords } from '#components/words/use-words.ts';
import type { Action } from '#lib/domain/access/action.ts';
import { rolesWith } from '#lib/domain/access/role.ts';

/** Pages that not every role opens. The refusal itself carries no reason to this page: Next draws it before it knows. */
const NEEDS: readonly (readonly [string, Action])[] = [
  ['/audit', 'audit:read'],
  ['/settings/add-system', 'systems:discover'],
];

/** Which roles open the page that was refused. */
export function NeededRole({ names }: { readonly names: Readonly<Record<string, string>> }) {
  const t = useWords();
  const path = usePathname();
  const action = NEEDS.find(([page]) => path.startsWith(page))?.[1];
  if (!action) return null;
  const roles = rolesWith(action).map((role) => names[role] ?? role);
  return <p className="mt-2 text-t2">{t('plain.needs', { roles: roles.join(', ') })}</p>;
}

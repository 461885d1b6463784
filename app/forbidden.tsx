import { getTranslations } from 'next-intl/server';
import { NeededRole } from '#components/shell/needed-role.tsx';
import { PlainPage } from '#components/shell/plain-page.tsx';
import type { Action } from '#lib/domain/access/action.ts';
import { rolesWith } from '#lib/domain/access/role.ts';
import { web } from '#lib/runtime/web.ts';

/** Pages that not every role opens. */
const NEEDS: readonly (readonly [page: string, Action])[] = [
  ['/audit', 'audit:read'],
  ['/settings/add-system', 'systems:discover'],
];

/** Whoever has no role at all sees no other page: the way out stands here too, to come back with another account. */
export default async function Forbidden() {
  const [t, { config }] = await Promise.all([getTranslations(), web()]);
  const { access } = config.current().file;
  const groups = [...new Set(access.filter(({ role }) => role === 'admin').map(({ group }) => group))];
  const what = [
    t('plain.forbiddenWhat'),
    ...(groups.length > 0 ? [t('plain.ask', { groups: groups.join(', ') })] : []),
  ];
  const said = NEEDS.map(([page, action]) => {
    const roles = rolesWith(action).map((role) => t(`role.${role}`));
    return [page, t('plain.needs', { roles: roles.join(', ') })] as const;
  });
  return (
    <PlainPage title={t('plain.forbidden')} what={what.join(' ')} more={<NeededRole said={said} />}>
      <form method="post" action="/sign-out">
        <button type="submit" className="control control-quiet">
          {t('account.signOut')}
        </button>
      </form>
    </PlainPage>
  );
}

import { getTranslations } from 'next-intl/server';
import { refusedHere } from '#app/_server/refusal-here.ts';
import { PlainPage } from '#components/shell/plain-page.tsx';
import { rolesWith } from '#lib/domain/access/role.ts';
import { web } from '#lib/runtime/web.ts';

/** Whoever has no role at all sees no other page: the way out stands here too, to come back with another account. */
export default async function Forbidden() {
  const [t, { config }] = await Promise.all([getTranslations(), web()]);
  const { action } = refusedHere();
  const { access } = config.current().file;
  const groups = [...new Set(access.filter(({ role }) => role === 'admin').map(({ group }) => group))];
  const what = [
    t('plain.forbiddenWhat'),
    ...(action
      ? [
          t('plain.needs', {
            roles: rolesWith(action)
              .map((each) => t(`role.${each}`))
              .join(', '),
          }),
        ]
      : []),
    ...(groups.length > 0 ? [t('plain.ask', { groups: groups.join(', ') })] : []),
  ];
  return (
    <PlainPage title={t('plain.forbidden')} what={what.join(' ')}>
      <form method="post" action="/sign-out">
        <button type="submit" className="control control-quiet">
          {t('account.signOut')}
        </button>
      </form>
    </PlainPage>
  );
}

import { useTranslations } from 'next-intl';
import { PlainPage } from '#components/shell/plain-page.tsx';

/** Whoever has no role at all sees no other page: the way out stands here too, to come back with another account. */
export default function Forbidden() {
  const t = useTranslations();
  return (
    <PlainPage title={t('plain.forbidden')} what={t('plain.forbiddenWhat')}>
      <form method="post" action="/sign-out">
        <button type="submit" className="control control-quiet">
          {t('account.signOut')}
        </button>
      </form>
    </PlainPage>
  );
}

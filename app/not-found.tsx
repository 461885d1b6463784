import { getTranslations } from 'next-intl/server';
import { nearestEnvironments } from '#app/_server/nearest.ts';
import { Nearest } from '#components/shell/nearest.tsx';
import { PlainPage } from '#components/shell/plain-page.tsx';

export default async function NotFound() {
  const t = await getTranslations();
  return (
    <PlainPage
      title={t('plain.notFound')}
      what={t('plain.notFoundWhat')}
      more={<Nearest near={nearestEnvironments} />}
    />
  );
}

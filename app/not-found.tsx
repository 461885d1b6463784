import { getTranslations } from 'next-intl/server';
import { caller } from '#app/_server/caller.ts';
import { watched } from '#app/_server/watched.ts';
import { Nearest } from '#components/shell/nearest.tsx';
import { PlainPage } from '#components/shell/plain-page.tsx';

/** Nobody who is not known learns a name here. */
export default async function NotFound() {
  const [t, known] = await Promise.all([getTranslations(), caller()]);
  const keys = known ? (await watched()).map(({ key }) => key) : [];
  return (
    <PlainPage title={t('plain.notFound')} what={t('plain.notFoundWhat')} more={<Nearest keys={keys} />} />
  );
}

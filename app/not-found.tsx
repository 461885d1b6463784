import { useTranslations } from 'next-intl';
import { PlainPage } from '#components/shell/plain-page.tsx';

export default function NotFound() {
  const t = useTranslations();
  return <PlainPage title={t('plain.notFound')} what={t('plain.notFoundWhat')} />;
}

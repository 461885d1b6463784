import { useTranslations } from 'next-intl';
import { PlainPage } from '#components/shell/plain-page.tsx';

export default function Forbidden() {
  const t = useTranslations();
  return <PlainPage title={t('plain.forbidden')} what={t('plain.forbiddenWhat')} />;
}

import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** One row for each part that people play; the whole row signs in. */
export function DemoAccountList({ names }: { readonly names: readonly string[] }) {
  const t = useTranslations();
  return (
    <div className="mt-3 border-t border-line2">
      {names.map((name) => (
        <button key={name} type="submit" name="account" value={name} className="demo-account">
          <b className="text-left">{t(`signIn.accountName.${name}`)}</b>
          <span className="text-left text-t2">{t(`signIn.account.${name}`)}</span>
          <ArrowRight size={14} aria-hidden="true" className="text-t3" />
        </button>
      ))}
    </div>
  );
}

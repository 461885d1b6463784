import { useTranslations } from 'next-intl';
import { isSignInProblem } from '#lib/identity/provider/problem.ts';

type Props = { readonly problem: unknown; readonly id: unknown };

/** Why nobody is signed in, in words, with what to look it up by. An address may say anything: what we did not say is not shown. */
export function Refused({ problem, id }: Props) {
  const t = useTranslations();
  if (!isSignInProblem(problem)) return undefined;
  return (
    <div role="alert" className="of-failing row-tint mt-4 px-4 py-2">
      <p className="font-semibold text-failing-ink">{t('signIn.refused')}</p>
      <p>{t(`signIn.problem.${problem}`)}</p>
      {typeof id === 'string' && /^[0-9a-f]{8}$/.test(id) && (
        <p className="mt-1 text-label text-t2">{t('signIn.lookUp', { id })}</p>
      )}
    </div>
  );
}

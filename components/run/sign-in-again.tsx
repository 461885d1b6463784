import { useWords } from '#components/words/use-words.ts';

/** A page of its own that leads back here: whoever agrees in production has just shown who they are. */
export function SignInAgain({ to, why }: { readonly to: string; readonly why: string }) {
  const t = useWords();
  return (
    <form method="post" action="/sign-out" className="grid gap-1.5">
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="fresh" value="1" />
      <button type="submit" className="control control-primary">
        {t('run.signInAgain')}
      </button>
      <p className="text-second text-t2">{why}</p>
    </form>
  );
}

import { useWords } from '#components/words/use-words.ts';

/** Below the chosen line: what the dim ones around it are, and more of them. */
export function ContextFoot({ around, onMore }: { readonly around: number; readonly onMore: () => void }) {
  const t = useWords();
  return (
    <p className="log-earlier">
      {around > 0 && <span>{t('logs.context.around', { n: around })} </span>}
      <button type="button" className="log-link" onClick={onMore}>
        {t('logs.context.more')}
      </button>
    </p>
  );
}

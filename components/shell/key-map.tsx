import { DISCOVERY_KEYS } from '#components/discovery/keys.ts';
import { LOG_KEYS } from '#components/logs/log-keys.ts';
import { useWords } from '#components/words/use-words.ts';
import { CHORDS, OWN_KEYS } from './chords.ts';

const KEYS = [
  ['⌘K · Ctrl K · /', 'shell.search'],
  ['j · k', 'keys.rows'],
  ['?', 'keys.title'],
  ['Esc', 'keys.close'],
] as const;

/** All keys and what they do; loaded when it is first asked for. */
export default function KeyMap() {
  const t = useWords();
  return (
    <>
      <h2 className="pb-2 font-semibold">{t('keys.title')}</h2>
      <dl className="keys">
        {KEYS.map(([key, word]) => (
          <Key key={key} name={key} word={t(word)} />
        ))}
        {OWN_KEYS.map(({ key, word }) => (
          <Key key={key} name={key} word={t(word)} />
        ))}
        {CHORDS.map(({ second, word }) => (
          <Key key={second} name={`g ${second}`} word={t(word)} />
        ))}
        {DISCOVERY_KEYS.map(({ key, word }) => (
          <Key key={key} name={key} word={t(word)} />
        ))}
      </dl>
      <h3 className="pt-3 pb-1 font-semibold">{t('logs.keys.title')}</h3>
      <dl className="keys">
        {LOG_KEYS.map(({ key, word }) => (
          <Key key={key} name={key} word={t(word)} />
        ))}
      </dl>
      <form method="dialog" className="pt-3">
        <button type="submit" className="control">
          {t('keys.close')}
        </button>
      </form>
    </>
  );
}

function Key({ name, word }: { readonly name: string; readonly word: string }) {
  return (
    <div>
      <dt>
        <kbd className="chip">{name}</kbd>
      </dt>
      <dd>{word}</dd>
    </div>
  );
}

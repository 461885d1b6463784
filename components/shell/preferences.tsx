import { useView, useWords } from '#components/words/use-words.ts';
import { zoneWord } from './zone-word.ts';

export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

type Props = {
  readonly theme: Theme;
  readonly zones: readonly string[];
  /** Server action that keeps one choice in a cookie. */
  readonly choose: (form: FormData) => Promise<void>;
};

/** Theme, language and time zone; plain forms, so they work before any script does. */
export function Preferences({ theme, zones, choose }: Props) {
  const t = useWords();
  const { locale, zone } = useView();
  return (
    <div className="grid gap-2 border-b border-line1 p-2">
      <Choice
        name="theme"
        title={t('preferences.theme')}
        now={theme}
        options={THEMES.map((each) => [each, t(`preferences.${each}`)])}
        choose={choose}
      />
      <Choice
        name="locale"
        title={t('preferences.language')}
        now={locale}
        options={[
          ['en', 'English'],
          ['ja', '日本語'],
        ]}
        choose={choose}
      />
      <Choice
        name="zone"
        title={t('preferences.zone')}
        now={zone}
        options={zones.map((each) => [each, zoneWord(each)])}
        choose={choose}
      />
    </div>
  );
}

function Choice(props: {
  readonly name: string;
  readonly title: string;
  readonly now: string;
  readonly options: readonly (readonly [value: string, word: string])[];
  readonly choose: Props['choose'];
}) {
  return (
    <form action={props.choose}>
      <fieldset>
        <legend className="pb-1 text-label text-t3">{props.title}</legend>
        <div className="segmented flex">
          {props.options.map(([value, word]) => (
            <button
              key={value}
              type="submit"
              name={props.name}
              value={value}
              aria-pressed={value === props.now}
              className="flex-1 justify-center"
            >
              {word}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}

import type { Translate } from '#lib/words/translate.ts';
import type { PaletteAction } from './destination.ts';
import { zoneWord } from './zone-word.ts';

export type PaletteDeeds = {
  /** Time zones to choose from. */
  readonly zones: readonly string[];
  /** A server action. */
  readonly choose: (form: FormData) => Promise<void>;
};

/** Asks the keyboard's listener for the map of all keys. */
export const OPEN_KEYS = 'yagura:keys';

/** Looks are free to try; what ends the session asks for a second Enter. */
export function paletteActions(
  t: Translate,
  { zones, choose }: PaletteDeeds,
  close: () => void,
): readonly PaletteAction[] {
  const look = (name: string, value: string, word: string): PaletteAction => ({
    key: `${name}-${value}`,
    word,
    changes: false,
    run: () => {
      const form = new FormData();
      form.set(name, value);
      close();
      void choose(form);
    },
  });
  const themes = ['system', 'dark', 'light'].map((each) =>
    look('theme', each, `${t('preferences.theme')}: ${t(`preferences.${each}`)}`),
  );
  return [
    ...themes,
    { ...look('locale', 'en', `${t('preferences.language')}: English`), also: 'english 英語' },
    { ...look('locale', 'ja', `${t('preferences.language')}: 日本語`), also: 'japanese nihongo' },
    ...zones.map((each) => look('zone', each, `${t('preferences.zone')}: ${zoneWord(each)}`)),
    {
      key: 'keys',
      word: t('keys.title'),
      also: 'help shortcuts',
      changes: false,
      run: () => {
        close();
        window.dispatchEvent(new Event(OPEN_KEYS));
      },
    },
    { key: 'sign-out', word: t('account.signOut'), changes: true, run: signOut },
  ];
}

/** As the button in the account menu does it: the way out may lead over the identity provider. */
function signOut(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/sign-out';
  document.body.append(form);
  form.requestSubmit();
}

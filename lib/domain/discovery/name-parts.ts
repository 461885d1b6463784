/** What an environment is called in names, and what it is then called in `portal.yaml`. */
const ENVIRONMENT_WORDS: Readonly<Record<string, string>> = {
  ...{ dev: 'dev', develop: 'dev', development: 'dev' },
  ...{ test: 'test', testing: 'test', qa: 'qa', uat: 'uat', int: 'int', sit: 'sit' },
  ...{ stg: 'staging', stage: 'staging', staging: 'staging', preprod: 'preprod', pre: 'preprod' },
  ...{ prd: 'prod', prod: 'prod', production: 'prod', live: 'live' },
  ...{ sandbox: 'sandbox', sbx: 'sandbox', demo: 'demo', preview: 'preview' },
};

/** Whether something of this environment is in production. */
export const isProduction = (environment: string): boolean =>
  environment === 'prod' || environment === 'live';

/** `stg` → `staging`; undefined for what names no environment. */
export function environmentWord(text: string): string | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(ENVIRONMENT_WORDS, word) ? ENVIRONMENT_WORDS[word] : undefined;
}

/** Words that say what a stack is and not whose. */
const FILLERS: ReadonlySet<string> = new Set(['stack', 'service', 'cfn', 'sam', 'cdk']);

export type NameParts = {
  /** Lower case, without the environment's and without fillers. */
  readonly words: readonly string[];
  readonly environment?: string;
};

/**
 * `shop-orders-prod`, `shop_prod_orders` and `ShopOrdersProdStack` are the words shop and orders in prod. The last word
 * that names an environment counts: `test-runner-prod` is in prod.
 */
export function nameParts(name: string): NameParts {
  const words = splitWords(name).map((each) => each.toLowerCase());
  const at = words.findLastIndex((each) => environmentWord(each) !== undefined);
  const rest = words.filter((_, index) => index !== at);
  const meaning = rest.filter((each) => !FILLERS.has(each));
  const environment = environmentWord(words[at] ?? '');
  return { words: meaning.length > 0 ? meaning : rest, ...(environment ? { environment } : {}) };
}

/** At every character that is no letter or digit, and where a small letter is followed by a capital. */
function splitWords(name: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let before = '';
  for (const letter of name) {
    const isWordy = /[\p{L}\p{N}]/u.test(letter);
    if (!isWordy || (isSmall(before) && isCapital(letter))) {
      if (word !== '') words.push(word);
      word = '';
    }
    if (isWordy) word += letter;
    before = letter;
  }
  return word === '' ? words : [...words, word];
}

const isSmall = (letter: string) => letter !== letter.toUpperCase();
const isCapital = (letter: string) => letter !== letter.toLowerCase();

/** A name as `portal.yaml` takes it: small letters, digits and dashes, a letter first. */
export function portalName(words: readonly string[]): string {
  const joined = words.join('-');
  const kept = [...joined].filter((letter) => /[a-z0-9-]/.test(letter)).join('');
  const named = kept === '' ? 'system' : kept;
  return (/[a-z]/.test(named[0] ?? '') ? named : `s-${named}`).slice(0, 40);
}

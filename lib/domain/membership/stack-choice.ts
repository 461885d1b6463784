/** Which stacks an environment watches: one by its name, those whose names match, those that carry all of these tags. */
export type StackChoice = string | { readonly tags: Readonly<Record<string, string>> };

/** A stack as far as a choice looks at it. */
export type ChosenStack = { readonly name: string; readonly tags: Readonly<Record<string, string>> };

/** Choices that are names: what is watched whether it is there or not. */
export const namedStacks = (choices: readonly StackChoice[] = []): readonly string[] =>
  choices.flatMap((each) => (isOpen(each) ? [] : [each]));

/** Choices whose stacks come and go. */
export const openChoices = (choices: readonly StackChoice[] = []): readonly StackChoice[] =>
  choices.filter(isOpen);

const isOpen = (choice: StackChoice): choice is Exclude<StackChoice, string> =>
  typeof choice !== 'string' || choice.includes('*');

/** As `portal.yaml` could say it, in one line; two choices of one text are the same. */
export const choiceText = (choice: StackChoice): string =>
  typeof choice === 'string'
    ? choice
    : Object.entries(choice.tags)
        .map(([key, value]) => `${key}=${value}`)
        .toSorted()
        .join(', ');

export const choosesStack = (choice: StackChoice, { name, tags }: ChosenStack): boolean =>
  typeof choice === 'string'
    ? matchesName(choice, name)
    : Object.entries(choice.tags).every(([key, value]) => tags[key] === value);

/**
 * Whether everything that the second chooses is chosen by the first too: two environments with such a pair could never
 * tell their stacks apart. A name pattern and tags are not compared: no one knows what they have in common.
 */
export function coversChoice(first: StackChoice, second: StackChoice): boolean {
  if (typeof first === 'string' && typeof second === 'string') return matchesName(first, second);
  if (typeof first === 'string' || typeof second === 'string') return false;
  return Object.entries(first.tags).every(([key, value]) => second.tags[key] === value);
}

/** `*` is any run of characters. In linear time for each `*`: the parts between are looked for from left to right. */
export function matchesName(pattern: string, name: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return name === first;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

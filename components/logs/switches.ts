export const CONTEXTS = [0, 2, 5, 10] as const;

/** How the lines are shown, whatever they are: in the address, and remembered for the next time. */
export type Switches = {
  /** Lambda's own lines: START, END, REPORT, INIT_START. */
  readonly platform: boolean;
  /** Lines that say the same are one row. */
  readonly similar: boolean;
  readonly wrap: boolean;
  /** Lines around each that matches. */
  readonly context: (typeof CONTEXTS)[number];
  /** Fields that have a column. */
  readonly columns: readonly string[];
};

export const FIRST_SWITCHES: Switches = {
  platform: false,
  similar: false,
  wrap: false,
  context: 0,
  columns: [],
};

const WORDS = ['platform', 'similar', 'wrap'] as const;
const MOST_COLUMNS = 3;
const LONGEST = 300;

/** `platform similar context2 .status`, as address and cookie keep them; `-` is all as it begins. */
export function switchesText({ columns, context, ...on }: Switches): string {
  const words = [
    ...WORDS.filter((word) => on[word]),
    ...(context === 0 ? [] : [`context${context}`]),
    ...columns.map((name) => `.${name}`),
  ];
  return words.length === 0 ? '-' : words.join(' ');
}

/** What has no meaning is left out. */
export function switchesOf(text: string): Switches {
  const words = text.slice(0, LONGEST).split(' ');
  return {
    platform: words.includes('platform'),
    similar: words.includes('similar'),
    wrap: words.includes('wrap'),
    context: CONTEXTS.find((each) => each > 0 && words.includes(`context${each}`)) ?? 0,
    columns: words
      .filter((word) => word.startsWith('.') && word.length > 1)
      .map((word) => word.slice(1))
      .slice(0, MOST_COLUMNS),
  };
}

/** A column more, or less; the oldest gives way to a fourth. */
export const withColumn = (columns: readonly string[], name: string): readonly string[] =>
  columns.includes(name) ? columns.filter((each) => each !== name) : [...columns, name].slice(-MOST_COLUMNS);

/** Remembered by the browser, as theme and time zone are. */
export const SWITCHES_COOKIE = 'log-view';

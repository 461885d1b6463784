/** What is changed, and how much of it the tests must notice. */
export type Room = {
  /** Globs of source files, from the root of the repository. */
  readonly files: readonly string[];
  /** Globs of the tests that count, in `lib`: a page that happens to pass through a rule does not prove it. */
  readonly tests: readonly string[];
  /** Per cent of the changes; absent where it is only counted. */
  readonly least?: number;
};

const room = (name: string, least?: number): Room => ({
  ...{ files: [`lib/domain/${name}/**/*.ts`], tests: [`domain/${name}/**/*.test.ts`] },
  ...(least === undefined ? {} : { least }),
});

/** Rooms of pure rules. Where a mistake gives away a right, a secret or a proof, a score is asked for. */
export const ROOMS: Readonly<Record<string, Room>> = {
  deploy: room('deploy', 80),
  access: room('access', 80),
  audit: room('audit', 80),
  masking: {
    files: ['lib/domain/masking*.ts', 'lib/domain/masking/**/*.ts'],
    ...{ tests: ['domain/masking.test.ts', 'domain/masking/**/*.test.ts'], least: 80 },
  },
  logs: room('logs'),
  health: room('health'),
  cost: room('cost'),
  // Not the tables of names and artwork: each of their words is a change, and what it draws is looked at in pictures.
  graph: {
    ...room('graph'),
    files: [
      'lib/domain/graph/**/*.ts',
      '!lib/domain/graph/corpus/**',
      '!lib/domain/graph/{kind-table,service-icons,managed-policies}.ts',
    ],
    // Every line and finding of a case is written down by hand; they are read from templates, so that they stand elsewhere.
    tests: ['domain/graph/**/*.test.ts', 'cli/corpus-cases.test.ts'],
  },
};

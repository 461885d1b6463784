import { marked } from '#lib/domain/text/marks.ts';

/** How a command speaks: lines for a person, or one JSON value with `--json`. Progress goes to stderr. */
export type Output = {
  readonly json: boolean;
  readonly line: (text: string) => void;
  readonly progress: (text: string) => void;
  /** The command's one result; printed only with `--json`. */
  readonly result: (value: unknown) => void;
  /** One of many values, as a JSON line; printed only with `--json`. */
  readonly stream: (value: unknown) => void;
};

/** Exit codes that scripts may rely on. */
export const EXIT = { ok: 0, failed: 1, usage: 2, waiting: 3, denied: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

type Writer = { readonly write: (text: string) => unknown };

/** Lines show what would not be seen, and nothing moves the terminal's cursor; JSON keeps the text as it is. */
export function output(json: boolean, stdout: Writer, stderr: Writer): Output {
  return {
    json,
    line: (text) => void (json ? stderr : stdout).write(`${marked(text)}\n`),
    progress: (text) => void stderr.write(`${marked(text)}\n`),
    stream: (value) => void (json && stdout.write(`${JSON.stringify(value)}\n`)),
    result: (value) => void (json && stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)),
  };
}

/** Columns padded to their widest cell, two spaces between. */
export function table(texts: readonly (readonly string[])[]): string[] {
  const rows = texts.map((row) => row.map(marked));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

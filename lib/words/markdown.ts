/** Markdown of forges around text that anybody may have written: it stands in code spans and fences that it cannot end. */

/** A code span that its text cannot leave; a bar would end a table's cell even inside one. */
export function code(text: string): string {
  const plain = oneLine(text).replaceAll('|', '∣');
  const ticks = '`'.repeat(longestRun(plain) + 1);
  const padded = ticks.length > 1 ? ` ${plain} ` : plain;
  return `${ticks}${padded}${ticks}`;
}

/** A fence longer than any run of backticks inside. */
export function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** Rows under their titles; cells are Markdown. */
export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const letter of text) {
    run = letter === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

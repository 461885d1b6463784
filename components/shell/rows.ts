/** What opens a row. A page whose list has keys of its own marks none. */
const ROWS =
  'main :is(.row-link, .board-row h3 a, a.path-count, .cost-lines th .link, .commit-list a, .diagnosed-title, summary.code-file, .change summary)';

/** Moves the focus to the next or the previous row of the page's list. @returns whether there is one */
export function focusRow(by: 1 | -1): boolean {
  // What a closed group hides takes no focus.
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)].filter((row) => row.checkVisibility());
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  if (!next) return false;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

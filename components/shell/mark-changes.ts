/** Figures and verdicts of the pages: what is worth a glance when it changes. Ages tick all the time and are none. */
const FIGURES = '.cost-figure, .cell-cost > p, .cell-alarms > p, .line-cost, .status-word, .pill';
const SHOWN_MS = 1_000;

/**
 * Marks a figure for a second (`data-changed`) when a page that stays says something else there. Another page is no change.
 * @returns ends it
 */
export function markChanges(): () => void {
  let page = location.href;
  const observer = new MutationObserver((changes) => {
    const stays = page === location.href;
    page = location.href;
    if (!stays) return;
    for (const { target } of changes) {
      const figure = target.parentElement?.closest<HTMLElement>(FIGURES);
      if (!figure) continue;
      figure.dataset.changed = '';
      setTimeout(() => delete figure.dataset.changed, SHOWN_MS);
    }
  });
  observer.observe(document.body, { characterData: true, subtree: true });
  return () => observer.disconnect();
}

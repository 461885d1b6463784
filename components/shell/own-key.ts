/**
 * Goes to what a page has marked with a key of its own: a link opens, a button is brought into view and takes the focus, so
 * that a decision still needs an Enter; one that decides nothing (`data-at-once`) is pressed. Where several things have the
 * key, the one beside the focus is meant, else the first.
 * @returns whether the page has one
 */
export function goToOwn(key: string): boolean {
  const marked = `[aria-keyshortcuts="${key}"]`;
  const beside = document.activeElement?.closest('main article')?.querySelector<HTMLElement>(marked);
  const own = beside ?? document.querySelector<HTMLElement>(`main ${marked}`);
  if (!own) return false;
  if (own instanceof HTMLAnchorElement || own.dataset.atOnce !== undefined) own.click();
  else {
    own.focus();
    own.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

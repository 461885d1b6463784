/**
 * Goes to what a page has marked with a key of its own: a link opens, a button is brought into view and takes the focus, so
 * that a decision still needs an Enter.
 * @returns whether the page has one
 */
export function goToOwn(key: string): boolean {
  const own = document.querySelector<HTMLElement>(`main [aria-keyshortcuts="${key}"]`);
  if (!own) return false;
  if (own instanceof HTMLAnchorElement) own.click();
  else {
    own.focus();
    own.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

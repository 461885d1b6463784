const KEY = 'yagura:recent';
const KEPT = 5;

/** Addresses chosen last in this browser, newest first; none where the browser keeps nothing. */
export function recentPlaces(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(href: string): void {
  try {
    const others = recentPlaces().filter((each) => each !== href);
    localStorage.setItem(KEY, JSON.stringify([href, ...others].slice(0, KEPT)));
  } catch {
    // A browser that keeps nothing still jumps.
  }
}

/** Keys of "Add a system"; a proposal is included by Space, as every box is. */
export const DISCOVERY_KEYS = [
  { key: 'Space', word: 'keys.discovery.include' },
  { key: 'r', word: 'keys.discovery.rename' },
  { key: 'm', word: 'keys.discovery.merge' },
  { key: 'y', word: 'keys.discovery.copy' },
] as const;

/** Does what a letter says to the proposal that has the focus, else to the first. @returns false for a key of somebody else */
export function answerDiscoveryKey(key: string, merge: () => void): boolean {
  if (key === 'm') {
    merge();
    return true;
  }
  const focused = document.activeElement?.closest('.discovery article') ?? document;
  const button =
    key === 'r'
      ? focused.querySelector<HTMLElement>('.discovery-rename .discovery-edit')
      : key === 'y'
        ? document.querySelector<HTMLElement>('.discovery-copy')
        : null;
  button?.click();
  return button !== null;
}

/** `s3://shop-tfstate/network/prod/terraform.tfstate` → `shop-tfstate/network/prod`: first half of its parts' identities. */
export const directoryOf = (location: string): string =>
  location
    .slice('s3://'.length)
    .replace(/\/terraform\.tfstate$/, '')
    .replace(/\.tfstate$/, '');

/** Whether `watch.states` names an object: itself, or a folder above it. */
export const isWatched = (location: string, watched: readonly string[]): boolean =>
  watched.some((each) => (each.endsWith('/') ? location.startsWith(each) : location === each));

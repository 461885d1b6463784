import { type HcpWorkspaceName, hcpLocation } from './hcp-location.ts';
import { type PushedWanted, pushedLocation, pushedName } from './pushed.ts';

/** `s3://shop-tfstate/network/prod/terraform.tfstate` → `shop-tfstate/network/prod`: first half of its parts' identities. */
export const directoryOf = (location: string): string =>
  pushedName(location) ??
  location
    .slice(location.indexOf('://') + 3)
    .replace(/\/terraform\.tfstate$/, '')
    .replace(/\.tfstate$/, '');

/** Every place of a state that `watch` names: those that are read, and those that are pushed. */
export const watchedLocations = (
  watch:
    | {
        readonly states?: readonly string[] | undefined;
        readonly pushed?: readonly PushedWanted[] | undefined;
        readonly hcp?: readonly HcpWorkspaceName[] | undefined;
      }
    | undefined,
): readonly string[] => [
  ...(watch?.states ?? []),
  ...(watch?.pushed ?? []).map(({ name }) => pushedLocation(name)),
  ...(watch?.hcp ?? []).map(hcpLocation),
];

/** Whether one of these places is an object's: itself, or a folder above it. */
export const isWatched = (location: string, watched: readonly string[]): boolean =>
  watched.some((each) => (each.endsWith('/') ? location.startsWith(each) : location === each));

import type { AwsClients } from '#lib/aws/clients.ts';
import { elapsed, type Instant, minutes } from '#lib/domain/time.ts';

/** A list that was refused, or longer than what it spares, is tried again after this. */
const AGAIN = minutes(15);

type Place = { readonly watched: Map<string, Instant>; from: number };

/** Whether to list all of a kind in an account and region, or to ask for each that is watched. */
export type WorthListing = {
  /** Notes that a thing is watched there. @returns whether a list may spare calls */
  readonly note: (aws: AwsClients, name: string, now: Instant) => boolean;
  /** @returns whether a list of so many pages spared calls; undefined: it was refused */
  readonly paid: (aws: AwsClients, pages: number | undefined, now: Instant) => boolean;
};

export function worthListing(): WorthListing {
  const places = new WeakMap<AwsClients, Place>();
  const placeOf = (aws: AwsClients): Place => {
    const place = places.get(aws) ?? { watched: new Map(), from: 0 };
    places.set(aws, place);
    return place;
  };
  return {
    note(aws, name, now) {
      const { watched, from } = placeOf(aws);
      watched.set(name, now);
      for (const [each, at] of watched) if (elapsed(at, now) > AGAIN) watched.delete(each);
      return watched.size > 1 && now >= from;
    },
    paid(aws, pages, now) {
      const place = placeOf(aws);
      if (pages !== undefined && pages <= place.watched.size) return true;
      place.from = now + AGAIN;
      return false;
    },
  };
}

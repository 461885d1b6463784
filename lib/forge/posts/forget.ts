import { type Clock, days, minus } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { forgetForgeEvents } from '#lib/store/forge-events.ts';
import { forgetSeen } from '#lib/store/forge-facts.ts';
import { forgetPosts } from '#lib/store/forge-posts.ts';

/** Forges send again what is some days old, at most. What is older is told by its own clock: it changes nothing. */
const EVENTS_KEPT = days(30);
/** Requests are looked at for 14 days. */
const SEEN_KEPT = days(16);
const POSTS_KEPT = days(90);

export async function forgetForges(db: Db, clock: Clock): Promise<void> {
  await forgetForgeEvents(db, minus(clock(), EVENTS_KEPT));
  await forgetSeen(db, minus(clock(), SEEN_KEPT));
  await forgetPosts(db, minus(clock(), POSTS_KEPT));
}

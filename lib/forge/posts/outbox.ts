import { waitAfter } from '#lib/domain/notify/retry.ts';
import { ok } from '#lib/domain/result.ts';
import { days, minus, plus, seconds } from '#lib/domain/time.ts';
import { lanes, type Outbox } from '#lib/outbound/lanes.ts';
import { resolveByDns } from '#lib/outbound/target.ts';
import {
  type ClaimedPost,
  claimPosts,
  type PostOutcome,
  settlePost,
  takeAgain,
} from '#lib/store/forge-posts.ts';
import { putPull } from '#lib/store/forge-pulls.ts';
import type { Answer } from '../ask.ts';
import type { Forge } from '../forge.ts';
import { openForges } from './forges.ts';
import type { ForgeServices } from './services.ts';
import { wantPosts } from './want.ts';

/** Of one question. */
const WITHIN_MS = 10_000;
/** Longer than the questions of any try may take: until then nobody else takes the post up. */
const HOLD = seconds(300);
/** One after the other: GitHub asks for that of whoever writes. */
const AT_ONCE = 1;
/** What is older was over long ago. */
const LOOK_BACK = days(14);

/** Has forges say where requests stand. */
export function forgeOutbox(services: ForgeServices): Outbox {
  const { db, config, clock, log, resolve = resolveByDns } = services;
  const forges = openForges(services, { resolve, withinMs: WITHIN_MS });
  const { start, idle, stop } = lanes((repository, error) =>
    log.error({ repository, error: String(error) }, 'forge not told'),
  );

  async function round(): Promise<void> {
    const current = config.current();
    const known = forges(current.file.forge);
    if (known.size === 0) return;
    const again = await takeAgain(db, clock());
    if (again > 0) log.info({ checks: again }, 'said again, as somebody at the forge asked');
    await wantPosts(db, known, current, { now: clock(), since: minus(clock(), LOOK_BACK) });
    for (const [repository, forge] of known) start(repository, () => some(repository, forge));
  }

  async function some(repository: string, forge: Forge): Promise<boolean> {
    const claimed = await claimPosts(db, repository, AT_ONCE, HOLD);
    for (const each of claimed) await deliver(forge, each);
    return claimed.length > 0;
  }

  async function deliver(forge: Forge, claimed: ClaimedPost): Promise<void> {
    const sent = await send(forge, claimed);
    const outcome: PostOutcome = sent.ok
      ? { sent: clock(), remote: sent.value }
      : { failure: sent.error.why, again: againAt(claimed, sent.error.after) };
    await settlePost(db, claimed, outcome);
    if (sent.ok) return;
    const { repository, wanted, tries } = claimed;
    const what = { repository, kind: wanted.kind, tries, failure: sent.error.why.code };
    if ('again' in outcome && outcome.again === undefined) log.error(what, 'forge not told, given up');
    else log.info(what, 'forge not told, tried again later');
  }

  function againAt({ tries }: ClaimedPost, after: Parameters<typeof plus>[1] | undefined) {
    const wait = waitAfter(tries);
    return wait === undefined ? undefined : plus(clock(), after !== undefined && after > wait ? after : wait);
  }

  async function send(
    forge: Forge,
    { id, repository, wanted, remote, fence }: ClaimedPost,
  ): Promise<Answer<string>> {
    // The first claim of all is nobody's second try.
    const about = { id, remote, perhapsThere: fence > 1 };
    switch (wanted.kind) {
      case 'check':
        return forge.check({ post: wanted, ...about });
      case 'comment':
        return forge.comment({ post: wanted, ...about });
      case 'deployment':
        return forge.deployment ? forge.deployment({ post: wanted, ...about }) : ok('');
      case 'pulls': {
        const pulls = await forge.pullsOf(wanted.commit);
        if (!pulls.ok) return pulls;
        for (const pull of pulls.value) await putPull(db, repository, pull, [wanted.commit]);
        return ok('');
      }
    }
  }

  return { round, idle, stop };
}

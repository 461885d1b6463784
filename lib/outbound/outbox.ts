import type { ConfigSource } from '#lib/config/source.ts';
import type { Happening } from '#lib/domain/notify/happening.ts';
import { waitAfter } from '#lib/domain/notify/retry.ts';
import { addressed, type Place } from '#lib/domain/notify/routing.ts';
import { type Clock, plus, seconds } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import {
  type ClaimedDelivery,
  claimDeliveries,
  giveUpUnknown,
  type Outcome,
  settleDelivery,
} from '#lib/store/deliveries.ts';
import { routeHappenings } from '#lib/store/happenings.ts';
import { activeMutes } from '#lib/store/mutes.ts';
import { lanes, type Outbox } from './lanes.ts';
import { sendOnce } from './send.ts';
import { type Resolve, resolveByDns } from './target.ts';

export type OutboxServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  readonly log: {
    readonly info: (what: object, text: string) => void;
    readonly error: (what: object, text: string) => void;
  };
  readonly secretNamed: (name: string) => string | undefined;
  readonly portal: string;
  readonly resolve?: Resolve;
};

const WITHIN_MS = 10_000;
/** Longer than any try may take: until then nobody else takes the message up. */
const HOLD = seconds(45);
/** At once to one receiver. */
const AT_ONCE = 5;

/** Decides who is told, and tells them. */
export function outbox(services: OutboxServices): Outbox {
  const { db, config, clock, log } = services;
  const { start, stopped, idle, stop } = lanes((receiver, error) =>
    log.error({ receiver, error: String(error) }, 'messages not sent'),
  );

  async function round(): Promise<void> {
    const { file } = config.current();
    const { receivers = {}, routes = [] } = file.notifications ?? {};
    const mutes = await activeMutes(db);
    const decide = (happening: Happening) => addressed(happening, routes, placeOf(happening));
    let routed = await routeHappenings(db, decide, mutes, clock());
    while (routed > 0 && !stopped()) routed = await routeHappenings(db, decide, mutes, clock());
    await giveUpUnknown(db, Object.keys(receivers));
    for (const receiver of Object.keys(receivers)) start(receiver, () => some(receiver));
  }

  function placeOf({ environment }: Happening): Place | undefined {
    const found = environment && config.current().environments.get(environment);
    if (!found) return undefined;
    const { contact, production } = found;
    return { production, ...(contact.owner === undefined ? {} : { owner: contact.owner }) };
  }

  async function some(receiver: string): Promise<boolean> {
    const claimed = await claimDeliveries(db, receiver, AT_ONCE, HOLD);
    await Promise.all(claimed.map(deliver));
    return claimed.length > 0;
  }

  async function deliver(message: ClaimedDelivery): Promise<void> {
    const settings = config.current().file.notifications;
    if (!settings) return;
    const { secretNamed, portal, resolve = resolveByDns } = services;
    const sending = {
      settings,
      secretNamed,
      portal,
      outside: { resolve, withinMs: WITHIN_MS },
      now: clock(),
    };
    const sent = await sendOnce(message, sending);
    const outcome = sent.ok ? { sent: clock() } : failed(message, sent.error);
    await settleDelivery(db, message, outcome);
    if ('failure' in outcome) report(message, outcome);
  }

  function failed({ tries }: ClaimedDelivery, failure: Extract<Outcome, { failure: unknown }>['failure']) {
    const wait = waitAfter(tries, failure);
    return { failure, again: wait === undefined ? undefined : plus(clock(), wait) };
  }

  function report(
    { id, receiver, tries }: ClaimedDelivery,
    { failure, again }: Extract<Outcome, { failure: unknown }>,
  ): void {
    const what = { message: id, receiver, tries, failure: failure.code };
    if (again === undefined) log.error(what, 'message given up');
    else log.info(what, 'message not sent, tried again later');
  }

  return { round, idle, stop };
}
